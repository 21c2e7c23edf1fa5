using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace MlpGen.Networks.Tests.Mathematics;

/// <summary>docs/mathematics.md and these tests match. Neither refers to anything that the other does not have.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "mathematics.md"));

    public static TheoryData<string> Sections =>
        ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5.1", "2.5.2", "2.5.3", "2.6", "2.7.1", "2.7.2"];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_section_has_its_formula_its_code_and_its_test(string section)
    {
        string text = Section(section);
        Assert.Contains("$$", text, StringComparison.Ordinal);
        Assert.Matches("<!-- generated: [a-z-]+ -->\n```csharp\n.+\n", text);
        string row = Assert.Single(Document.Split('\n'), line => line.StartsWith($"| {section} |", StringComparison.Ordinal));
        Assert.Contains($".Section_{section.Replace('.', '_')}_", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_test_that_the_document_names_exists()
    {
        string[] named = [.. TestName().Matches(Document).Select(match => match.Groups[1].Value).Distinct()];
        Assert.NotEmpty(named);
        string[] tests = Tests();
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    [Fact]
    public void The_document_names_every_test()
    {
        string[] tests = Tests();
        Assert.NotEmpty(tests);
        Assert.All(tests, test => Assert.Contains($"`{test}`", Document, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_slip_stands_in_its_section()
    {
        foreach (string test in Tests().Where(test => test.Contains(".Slip_", StringComparison.Ordinal)))
        {
            string section = Regex.Match(test, @"Slip_(\d(?:_\d)+)_").Groups[1].Value.Replace('_', '.');
            Assert.Contains("**Slip", Section(section), StringComparison.Ordinal);
        }
    }

    private static string Section(string section)
    {
        Match match = Regex.Match(Document, $@"(?ms)^#+ {Regex.Escape(section)} .*?(?=^#+ |\z)");
        Assert.True(match.Success, $"docs/mathematics.md has no section {section}.");
        return match.Value;
    }

    private static string[] Tests() =>
    [
        .. typeof(DocumentTests).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(DocumentTests).Namespace && type != typeof(DocumentTests))
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"),
    ];

    private static string RepositoryRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "MlpGen.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException($"No MlpGen.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex TestName();
}
