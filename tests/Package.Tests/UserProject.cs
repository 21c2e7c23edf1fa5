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

/// <summary>A console project as a strict user keeps it: warnings are errors, null is checked, nothing is unsafe, nothing is implicit.</summary>
internal sealed class UserProject
{
    // The reference assemblies of old frameworks have no say in it, and would have to be fetched.
    private static readonly string[] s_restore =
        ["restore", "-p:DisableImplicitFrameworkReferences=true", "-p:AutomaticallyUseReferenceAssemblyPackages=false", "-nodeReuse:false"];

    private readonly PackedPackages _packages;
    private readonly string _name;
    private readonly string _directory;

    /// <summary>Writes the project.</summary>
    /// <param name="packages">What it restores.</param>
    /// <param name="name">Its name.</param>
    /// <param name="program">The text of its Program.cs.</param>
    /// <param name="frameworks">What it targets, with semicolons.</param>
    /// <param name="language">The C# version; "default" for that of the framework.</param>
    /// <param name="references">The packages it references: ours by name, others by name/version.</param>
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
                <!-- The newest SDK brings the newest runtime alone: what targets an older one runs there. -->
                <RollForward>Major</RollForward>
                <!-- Fetches no program file for the older framework, -->
                <UseAppHost>false</UseAppHost>
                <!-- asks no registry for advice, -->
                <NuGetAudit>false</NuGetAudit>
                <!-- and does not fail on the day on which a framework's support ends. -->
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

    /// <summary>Adds a source file beside its program.</summary>
    public UserProject With(string name, string text)
    {
        System.IO.File.WriteAllText(Path.Combine(_directory, name), text);
        return this;
    }

    /// <summary>Its project file.</summary>
    public string File => Path.Combine(_directory, $"{_name}.csproj");

    /// <summary>Builds it and runs it under coverlet, which it has to reference.</summary>
    /// <returns>The report, in coverlet's JSON.</returns>
    public async Task<string> CoverAsync(CancellationToken cancellation)
    {
        await Dotnet.RunAsync(_directory, _packages.Unpacked, cancellation, Build("Debug"));
        await Dotnet.RunAsync(
            _directory, _packages.Unpacked, cancellation, "msbuild", "-t:Cover", "-p:Configuration=Debug", "-p:TargetFramework=net10.0", "-p:IncludeTestAssembly=true", "-nodeReuse:false");
        return await System.IO.File.ReadAllTextAsync(Directory.EnumerateFiles(_directory, "coverage*.json").Single(), cancellation);
    }

    /// <summary>Builds a program that is wrong.</summary>
    /// <returns>Each error once: file, line, column, ID and message.</returns>
    public async Task<IEnumerable<string>> ErrorsAsync(CancellationToken cancellation) => (await FailAsync(cancellation, Build("Release")))
        .Split('\n')
        .Where(line => line.Contains(": error ", StringComparison.Ordinal))
        .Select(line => line[Math.Max(0, line.IndexOf("Program.cs", StringComparison.Ordinal))..])
        .Distinct();

    /// <summary>Fails to restore it.</summary>
    /// <returns>What was written about that.</returns>
    public Task<string> RestoreErrorsAsync(CancellationToken cancellation) => FailAsync(cancellation, s_restore);

    /// <summary>Restores it, without building.</summary>
    /// <returns>The properties and targets that packages bring into the build, as NuGet lists them.</returns>
    public async Task<string> RestoreAsync(CancellationToken cancellation)
    {
        await Dotnet.RunAsync(_directory, _packages.Unpacked, cancellation, s_restore);
        return string.Concat(Directory.EnumerateFiles(Path.Combine(_directory, "obj"), "*.nuget.g.*").Select(System.IO.File.ReadAllText));
    }

    /// <summary>Runs a target of the restored project, without building.</summary>
    /// <param name="target">The target, whose targets before it run too.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <param name="properties">The properties to set, as name=value.</param>
    /// <returns>What MSBuild wrote, whether the target succeeded or not.</returns>
    public async Task<string> TryTargetAsync(string target, CancellationToken cancellation, params string[] properties)
    {
        string[] arguments = ["msbuild", File, $"-t:{target}", "-p:TargetFramework=net10.0", .. properties.Select(property => $"-p:{property}"), "-nodeReuse:false"];
        (_, string output) = await Dotnet.TryAsync(_directory, _packages.Unpacked, home: null, cancellation, arguments);
        return output.ReplaceLineEndings("\n");
    }

    /// <summary>The value of a build property as <see cref="TryTargetAsync"/> has handed it to the compiler.</summary>
    public string? CompilerProperty(string name) => Directory
        .EnumerateFiles(Path.Combine(_directory, "obj"), "*.GeneratedMSBuildEditorConfig.editorconfig", SearchOption.AllDirectories)
        .MaxBy(System.IO.File.GetLastWriteTimeUtc) is { } file
        ? System.IO.File.ReadLines(file).Select(line => line.Split(" = ")).Single(parts => parts[0] == $"build_property.{name}")[1]
        : null;

    /// <summary>Runs what was built for a framework.</summary>
    /// <returns>What it wrote, with <c>\n</c> between the lines.</returns>
    public async Task<string> RunAsync(string framework, CancellationToken cancellation, string configuration = "Release")
    {
        string output = await Dotnet.RunAsync(_directory, null, cancellation, Path.Combine("bin", configuration, framework, "Program.dll"));
        return output.ReplaceLineEndings("\n");
    }

    /// <summary>The names of the files that were built for a framework.</summary>
    public string[] Output(string framework, string configuration = "Release") =>
        Array.ConvertAll(Directory.GetFiles(Path.Combine(_directory, "bin", configuration, framework)), file => Path.GetFileName(file));

    /// <summary>Whether this machine can compile to native code as <see cref="RunNativeAsync"/> does: it needs a linker.</summary>
    public static bool CanRunNative =>
        OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => System.IO.File.Exists(Path.Combine(directory, "gcc")));

    /// <summary>Compiles it ahead of time to native code, without one warning about trimming or AOT, and runs that.</summary>
    /// <returns>What it wrote, with <c>\n</c> between the lines.</returns>
    public async Task<string> RunNativeAsync(CancellationToken cancellation)
    {
        await Dotnet.RunAsync(
            _directory, _packages.Unpacked, cancellation, "publish", "--configuration", "Release", "--framework", "net10.0", "--runtime", "linux-x64", "--output", "native",
            "-p:PublishAot=true", "-p:CppCompilerAndLinker=gcc", "-p:InvariantGlobalization=true", "-p:StripSymbols=false", "-p:IlcInstructionSet=x86-64-v3", "-warnaserror", "-nodeReuse:false");
        (int exitCode, string output) = await Dotnet.CompleteAsync(new ProcessStartInfo(Path.Combine(_directory, "native", "Program")), cancellation);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private async Task<string> FailAsync(CancellationToken cancellation, string[] arguments)
    {
        (int exitCode, string output) = await Dotnet.TryAsync(_directory, _packages.Unpacked, home: null, cancellation, arguments);
        Assert.NotEqual(0, exitCode);
        return output.ReplaceLineEndings("\n");
    }

    private static string[] Build(string configuration) => ["build", "--configuration", configuration, "-nodeReuse:false"];
}
