using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>
/// The README's steps, followed literally by a user whose registry has other libraries and whose folder from step 1 has MlpGen.
/// </summary>
public sealed class ReadmeStepTests(PackedPackages packages)
{
    private const string Pack = "dotnet pack -c Release -o packages";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Step_1_makes_a_project_that_runs_the_example_and_reads_CSV()
    {
        Depth.SkipUnlessDeep();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows, a test cannot move the NuGet settings to another folder.");
        string home = packages.CreateHome("home of a reader");
        string repository = Directory.CreateDirectory(Path.Combine(packages.Directory, "reader", "MlpGen")).FullName;

        string project = await FollowAsync([.. Readme.Step1, .. Readme.OtherWay], repository, home);
        await Dotnet.RunAsync(Path.Combine(project, "Moons"), packages.Unpacked, home, Cancellation, "restore", "-nodeReuse:false");
        Directory.Delete(Path.Combine(project, "Moons"), recursive: true);

        Assert.NotEqual(repository, project);
        Assert.Equal("1\n", await RunAsync(Readme.Example));
        Assert.Equal(
            "8 rows, accuracy 1\n1\n", await RunAsync(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", "Table.cs"))));

        async Task<string> RunAsync(string program)
        {
            File.WriteAllText(Path.Combine(project, "Program.cs"), program);
            return (await Dotnet.RunAsync(project, packages.Unpacked, home, Cancellation, "run", "-nodeReuse:false")).ReplaceLineEndings(
                "\n");
        }
    }

    /// <summary>
    /// Runs commands as a shell would, except those that build the repository. <see cref="PackedPackages"/> has already made their results.
    /// </summary>
    /// <returns>The working directory after the last command.</returns>
    private async Task<string> FollowAsync(IEnumerable<string> commands, string directory, string home)
    {
        foreach (string command in commands)
        {
            string[] words = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Replace("$PWD", directory, StringComparison.Ordinal).Trim('"'))];
            if (command == Pack)
                CopyPackages(Path.Combine(directory, "packages"));
            else if (words[0] == "cd")
                directory = Path.GetFullPath(Path.Combine(directory, words[1]));
            else if (words[0] == "dotnet")
                await Dotnet.RunAsync(directory, packages.Unpacked, home, Cancellation, words[1..]);
            else
                Assert.Fail($"This test cannot run the README command {command}. Add support for it.");
        }

        return directory;
    }

    private void CopyPackages(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(packages.Feed))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }
}
