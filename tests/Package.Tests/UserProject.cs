using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>
/// A console project with strict settings: warnings are errors, nullable checks are on, and unsafe code and implicit usings are off.
/// </summary>
internal sealed class UserProject
{
    // Without these settings, the restore would fetch reference assemblies of old frameworks, which do not affect the result.
    private static readonly string[] s_restore =
        ["restore", "-p:DisableImplicitFrameworkReferences=true", "-p:AutomaticallyUseReferenceAssemblyPackages=false", "-nodeReuse:false"];

    private readonly PackedPackages _packages;
    private readonly string _name;
    private readonly string _directory;

    /// <summary>Writes the project.</summary>
    /// <param name="packages">The packages to restore.</param>
    /// <param name="name">The name of the project.</param>
    /// <param name="program">The text of its Program.cs.</param>
    /// <param name="frameworks">The target frameworks, separated by semicolons.</param>
    /// <param name="language">The C# version, or "default" for the version of the framework.</param>
    /// <param name="references">The packages to reference: MlpGen packages by name, others by name/version.</param>
    public UserProject(PackedPackages packages, string name, string program, string frameworks, string language, params string[] references)
    {
        _packages = packages;
        _name = name;
        _directory = Directory.CreateDirectory(Path.Combine(packages.Directory, name)).FullName;
        System.IO.File.WriteAllText(Path.Combine(_directory, "Program.cs"), program);
        System.IO.File.WriteAllText(Path.Combine(_directory, "nuget.config"), packages.Sources);
        System.IO.File.WriteAllText(File, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <AssemblyName>Program</AssemblyName>
                <TargetFrameworks>{frameworks}</TargetFrameworks>
                <LangVersion>{language}</LangVersion>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <!-- The newest SDK contains only the newest runtime, so programs for older frameworks run on it. -->
                <RollForward>Major</RollForward>
                <!-- Avoids downloading an app host for the older framework. -->
                <UseAppHost>false</UseAppHost>
                <!-- Copies the packages' assemblies for netstandard2.1 as well, so that the program can run. -->
                <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
                <!-- Avoids queries to a registry for security advisories. -->
                <NuGetAudit>false</NuGetAudit>
                <!-- Keeps the tests from failing when support for a framework ends. -->
                <CheckEolTargetFramework>false</CheckEolTargetFramework>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", Array.ConvertAll(references, id => $"<PackageReference Include=\"{id.Split('/')[0]}\" Version=\"[{(id.Contains('/') ? id.Split('/')[1] : packages.Version)}]\" />"))}
              </ItemGroup>
              <Target Name="Cover" DependsOnTargets="InstrumentModules;RunProgram;GenerateCoverageResult" />
              <Target Name="RunProgram">
                <Exec Command="&quot;$(DOTNET_HOST_PATH)&quot; &quot;$(TargetPath)&quot;" />
              </Target>
            </Project>
            """);
    }

    /// <summary>Adds a source file next to Program.cs.</summary>
    public UserProject With(string name, string text)
    {
        System.IO.File.WriteAllText(Path.Combine(_directory, name), text);
        return this;
    }

    /// <summary>Adds a weights file, and its item in the project file.</summary>
    public UserProject WithWeights(string name, byte[] content)
    {
        string path = Path.Combine(_directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, content);
        string project = System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(File, project.Replace("</Project>", $"<ItemGroup><MlpWeights Include=\"{name}\" /></ItemGroup></Project>", StringComparison.Ordinal));
        return this;
    }

    /// <summary>The path of the project file.</summary>
    public string File => Path.Combine(_directory, $"{_name}.csproj");

    /// <summary>Builds the project and runs it under coverlet, which the project must reference.</summary>
    /// <returns>The report in coverlet's JSON format.</returns>
    public async Task<string> CoverAsync(CancellationToken cancellation)
    {
        await Dotnet.RunAsync(_directory, _packages.Unpacked, cancellation, Build("Debug"));
        await Dotnet.RunAsync(
            _directory, _packages.Unpacked, cancellation, "msbuild", "-t:Cover", "-p:Configuration=Debug", "-p:TargetFramework=net10.0", "-p:IncludeTestAssembly=true", "-nodeReuse:false");
        return await System.IO.File.ReadAllTextAsync(Directory.EnumerateFiles(_directory, "coverage*.json").Single(), cancellation);
    }

    /// <summary>Builds a program that does not compile.</summary>
    /// <returns>Each error once, with file, line, column, ID, and message.</returns>
    public async Task<IEnumerable<string>> ErrorsAsync(CancellationToken cancellation) => (await BuildErrorsAsync(cancellation))
        .Select(line => line[Math.Max(0, line.IndexOf("Program.cs", StringComparison.Ordinal))..])
        .Distinct();

    /// <summary>Builds a project that does not build.</summary>
    /// <returns>The lines with errors, which MSBuild prints several times.</returns>
    public async Task<IEnumerable<string>> BuildErrorsAsync(CancellationToken cancellation) => (await FailAsync(cancellation, Build("Release")))
        .Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Contains(": error ", StringComparison.Ordinal));

    /// <summary>Restores the project and asserts that this fails.</summary>
    /// <returns>The output of the failed restore.</returns>
    public Task<string> RestoreErrorsAsync(CancellationToken cancellation) => FailAsync(cancellation, s_restore);

    /// <summary>Restores the project without building it.</summary>
    /// <returns>The properties and targets that packages add to the build, as listed by NuGet.</returns>
    public async Task<string> RestoreAsync(CancellationToken cancellation)
    {
        await Dotnet.RunAsync(_directory, _packages.Unpacked, cancellation, s_restore);
        return string.Concat(Directory.EnumerateFiles(Path.Combine(_directory, "obj"), "*.nuget.g.*").Select(System.IO.File.ReadAllText));
    }

    /// <summary>Runs a target of the restored project, without building it.</summary>
    /// <param name="target">The target. Targets that run before it also run.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <param name="properties">The properties to set, as name=value.</param>
    /// <returns>The output of MSBuild, whether the target succeeded or not.</returns>
    public async Task<string> TryTargetAsync(string target, CancellationToken cancellation, params string[] properties)
    {
        string[] set = [.. properties.Select(property => $"-p:{property}")];
        string[] arguments = ["msbuild", File, $"-t:{target}", "-p:Configuration=Release", "-p:TargetFramework=net10.0", .. set, "-nodeReuse:false"];
        (_, string output) = await Dotnet.TryAsync(_directory, _packages.Unpacked, home: null, cancellation, arguments);
        return output.ReplaceLineEndings("\n");
    }

    /// <summary>The value of a build property in the file that <c>GenerateMSBuildEditorConfigFile</c> has written for the compiler.</summary>
    public string CompilerProperty(string name) => System.IO.File
        .ReadLines(Path.Combine(_directory, "obj", "Release", "net10.0", $"{_name}.GeneratedMSBuildEditorConfig.editorconfig"))
        .Select(line => line.Split(" = "))
        .Single(parts => parts[0] == $"build_property.{name}")[1];

    /// <summary>Runs the program built for a framework.</summary>
    /// <returns>The output of the program, with <c>\n</c> between lines.</returns>
    public async Task<string> RunAsync(string framework, CancellationToken cancellation, string configuration = "Release", params string[] programArguments)
    {
        string program = Path.Combine("bin", configuration, framework, "Program.dll");
        // A build for netstandard2.1 names no runtime, so it runs on the runtime of the build for .NET 10.
        string[] arguments = framework.StartsWith("netstandard", StringComparison.Ordinal)
            ? ["exec", "--runtimeconfig", Path.Combine("bin", configuration, "net10.0", "Program.runtimeconfig.json"), program]
            : [program];
        string output = await Dotnet.RunAsync(_directory, null, cancellation, [.. arguments, .. programArguments]);
        return output.ReplaceLineEndings("\n");
    }

    /// <summary>Returns the names of the files built for a framework.</summary>
    public string[] Output(string framework, string configuration = "Release") =>
        Array.ConvertAll(Directory.GetFiles(Path.Combine(_directory, "bin", configuration, framework)), file => Path.GetFileName(file));

    /// <summary>True if this machine has the linker that native compilation in <see cref="RunNativeAsync"/> needs.</summary>
    public static bool CanRunNative =>
        OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => System.IO.File.Exists(Path.Combine(directory, "gcc")));

    /// <summary>Compiles the project ahead of time to native code without any trimming or AOT warnings, and runs the result.</summary>
    /// <returns>The output of the program, with <c>\n</c> between lines.</returns>
    public async Task<string> RunNativeAsync(CancellationToken cancellation)
    {
        await Dotnet.RunAsync(
            _directory, _packages.Unpacked, cancellation, "publish", "--configuration", "Release", "--framework", "net10.0", "--runtime", "linux-x64", "--output", "native",
            "-p:PublishAot=true", "-p:CppCompilerAndLinker=gcc", "-p:InvariantGlobalization=true", "-p:StripSymbols=false", "-p:IlcInstructionSet=x86-64-v3", "-warnaserror", "-nodeReuse:false");
        (int exitCode, string output) = await Dotnet.CompleteAsync(new ProcessStartInfo(Path.Combine(_directory, "native", "Program")), cancellation);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>Publishes the project as one file, and runs a copy of that file in an empty directory.</summary>
    /// <returns>The output of the program, with <c>\n</c> between lines.</returns>
    public async Task<string> RunSingleFileAsync(CancellationToken cancellation)
    {
        await Dotnet.RunAsync(
            _directory, _packages.Unpacked, cancellation, "publish", "--configuration", "Release", "--framework", "net10.0", "--use-current-runtime", "--output", "single",
            "-p:PublishSingleFile=true", "-p:SelfContained=false", "-p:UseAppHost=true", "-warnaserror", "-nodeReuse:false");
        string name = OperatingSystem.IsWindows() ? "Program.exe" : "Program";
        string directory = Directory.CreateDirectory(Path.Combine(_directory, "empty")).FullName;
        System.IO.File.Copy(Path.Combine(_directory, "single", name), Path.Combine(directory, name));
        ProcessStartInfo start = new(Path.Combine(directory, name)) { WorkingDirectory = directory };
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        (int exitCode, string output) = await Dotnet.CompleteAsync(start, cancellation);
        Assert.True(exitCode == 0, output);
        return output.ReplaceLineEndings("\n");
    }

    /// <summary>Builds the project again.</summary>
    /// <returns>The time of the last change of the assembly for a framework.</returns>
    public async Task<DateTime> BuildAsync(string framework, CancellationToken cancellation)
    {
        await Dotnet.RunAsync(_directory, _packages.Unpacked, cancellation, Build("Release"));
        return System.IO.File.GetLastWriteTimeUtc(Path.Combine(_directory, "obj", "Release", framework, "Program.dll"));
    }

    private async Task<string> FailAsync(CancellationToken cancellation, string[] arguments)
    {
        (int exitCode, string output) = await Dotnet.TryAsync(_directory, _packages.Unpacked, home: null, cancellation, arguments);
        Assert.NotEqual(0, exitCode);
        return output.ReplaceLineEndings("\n");
    }

    private static string[] Build(string configuration) => ["build", "--configuration", configuration, "-nodeReuse:false"];
}
