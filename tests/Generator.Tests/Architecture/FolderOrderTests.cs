using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Architecture;

/// <summary>The folders of a project are ordered, and each uses only those before it. No two folders use each other.</summary>
public sealed partial class FolderOrderTests
{
    private static readonly string s_runtime = Path.Combine("src", "Runtime"), s_generator = Path.Combine("src", "Generator");

    /// <summary>The folders of each project, from the one that uses no other to those that no other uses.</summary>
    private static readonly Dictionary<string, string[]> s_orders = new()
    {
        [s_runtime] =
        [
            "Culture", "Contract", "Text", "RandomNumbers", "Numerics", "Memory", "Layout", "Initializers", "CompilerServices", "Losses", "Parameters",
            "Inspection", "Data", "Storage", "DoublePrecision", "Evolution", "Evaluation", "Int8", "Checkpoints", "Learning", "Steps", "Training", "Replay", "Extensions",
            "SelfTest",
        ],
        [s_generator] =
        [
            "Collections", "Writing", "Model", "Memory", "Lowering", "Emission", "Diagnostics", "Parsing", "Calls", FolderUse.Root,
        ],
    };

    /// <summary>The uses that break the order, and the decision that justifies each.</summary>
    private static readonly Dictionary<(string From, string To), string> s_defended = new()
    {
        [("Contract", "Learning")] = "0023-a-network-makes-its-trainer.md",
        [("Contract", "Training")] = "0023-a-network-makes-its-trainer.md",
    };

    public static TheoryData<string> Projects => [.. s_orders.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_has_a_place_in_the_order(string project) => Assert.Equal(
        FolderUse.Sources(project).Select(file => FolderUse.FolderOf(Path.GetRelativePath(RepositoryFiles.Path(project), file))).Distinct().Order(),
        s_orders[project].Order());

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_uses_only_those_before_it(string project)
    {
        IReadOnlyList<FolderUse> uses = FolderUse.In(project);
        Assert.True(uses.Count > 100, $"Only {uses.Count} uses were found.");

        FolderUse[] against = [.. uses.Where(use => Array.IndexOf(s_orders[project], use.To) >= Array.IndexOf(s_orders[project], use.From))];
        IEnumerable<FolderUse> wrong = against.Where(use => project != s_runtime || !s_defended.ContainsKey((use.From, use.To)));
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
        if (project == s_runtime)
            Assert.Equal(s_defended.Keys.Order(), against.Select(use => (use.From, use.To)).Distinct().Order());
    }

    [Theory]
    [InlineData("src/Runtime")]
    [InlineData("src/Generator")]
    [InlineData("src/Data")]
    [InlineData("src/Onnx")]
    [InlineData("src/Tool")]
    public void No_two_folders_use_each_other(string project)
    {
        IReadOnlyList<FolderUse> uses = FolderUse.In(project, depth: 2);
        Assert.NotEmpty(uses);
        HashSet<(string From, string To)> pairs = [.. uses.Select(use => (use.From, use.To))];
        IEnumerable<FolderUse> mutual = uses.Where(use => pairs.Contains((use.To, use.From))
            && !s_defended.ContainsKey((use.From, use.To)) && !s_defended.ContainsKey((use.To, use.From)));
        Assert.True(!mutual.Any(), string.Join('\n', mutual));
    }

    [Fact]
    public void What_is_defended_has_a_decision() =>
        Assert.All(s_defended.Values, decision => Assert.True(File.Exists(RepositoryFiles.Path("docs", "decisions", decision)), decision));

    [Fact]
    public void The_architecture_page_lists_the_folders_of_the_runtime_in_this_order()
    {
        string page = File.ReadAllText(RepositoryFiles.Path("docs", "architecture.md"));
        string table = page[page.IndexOf("## The folders of the runtime", StringComparison.Ordinal)..];
        Assert.Equal(s_orders[s_runtime], FirstCell().Matches(table[..table.IndexOf("\n## ", StringComparison.Ordinal)]).Select(row => row.Groups["folder"].Value));
    }

    /// <summary>
    /// A public type has the namespace of its audience, whatever its folder. MlpGen is for users, CompilerServices and Numerics are for
    /// generated code. An internal type has the namespace of its folder.
    /// </summary>
    [Fact]
    public void An_internal_type_of_the_runtime_has_the_namespace_of_its_folder()
    {
        string[] files = [.. FolderUse.Sources(s_runtime).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Culture{Path.DirectorySeparatorChar}"))];
        IEnumerable<(string File, string Space)> spaces = files
            .Where(file => !Public().IsMatch(File.ReadAllText(file)))
            .Select(file => (
                Path.GetRelativePath(RepositoryFiles.Path(s_runtime), file),
                Namespace().Match(File.ReadAllText(file)).Groups["name"].Value));
        Assert.DoesNotContain(
            spaces,
            item => item.Space != $"MlpGen.{Path.GetDirectoryName(item.File)!.Replace(Path.DirectorySeparatorChar, '.')}"
                && item.Space != $"MlpGen.{FolderUse.FolderOf(item.File)}");
    }

    [GeneratedRegex(@"^\| `(?<folder>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();

    [GeneratedRegex("^public\\b", RegexOptions.Multiline)]
    private static partial Regex Public();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
