using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>Text that people read avoids phrases and spellings that made readers stumble before.</summary>
public sealed class StyleTests
{
    /// <summary>The mathematics guide compares the library with the document that gave it its formulas, so it may name that document.</summary>
    private const string Comparison = "mathematics.md";

    /// <summary>Names of files and code, which are not prose.</summary>
    private static readonly Regex s_names = new(@"[\w-]+\.md\b|`[^`]*`");

    public static TheoryData<string, string> Phrases => new()
    {
        { @"///\s+<summary>\s*(What|Who|Whether|When|How|Where|One that|Those|The same)\b", "start a summary with a verb or a noun" },
        { @"\bunless set\b", "write \"Default: …\"" },
        { @"\bthe way back\b", "backward pass" },
        { @"\b(reckon\w*|bears|borne)\b", "compute, tolerate" },
        { @"\b(of the user's|of C#'s|of ours)\b", "user-defined, of the compiler" },
        { @"\b(belongs into|such one|all the same|gone back to|goes on from|comes by)\b", "plain words" },
        { @"(?<!there )\bis no (class|enum|identifier)\b", "is not a …" },
        { @"\b\d+ to \d+ fits?\b", "must be between … and … (was …)" },
        { @"\b[Ss]eed document\b", "cite a textbook or a paper" },
        { @"\bwhat training makes small\b", "the loss that training minimizes" },
        { @"—", "a comma, a colon or a new sentence" },
    };

    public static TheoryData<string, string> Spellings => new()
    {
        { @"\b\w*(optimis|initialis|normalis|generalis|specialis|serialis|minimis|maximis|vectoris|randomis|recognis|summaris)\w*", "-ize" },
        { @"\b\w*(behaviour|colour|favour|neighbour)\w*", "-or" },
        { @"\b(cancelled|cancelling|labelled|labelling|modelled|modelling|travelled)\b", "one l" },
        { @"\b(centre|centres|licence|licences|whilst|amongst)\b", "the American form" },
        { @"\b(teh|recieve|seperate|occured|occurence|existant|untill|wich|thier|dependant|compatability|neccessary)\b", "the correct form" },
    };

    [Theory]
    [MemberData(nameof(Phrases))]
    public void Phrases_that_made_readers_stumble_do_not_come_back(string pattern, string better) => AssertAbsent(pattern, better);

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Words_are_spelled_as_in_the_documentation_of_dotnet(string pattern, string better) => AssertAbsent(pattern, better);

    /// <summary>Patterns that match nothing prove nothing.</summary>
    [Theory]
    [InlineData("    /// <summary>Whether it is set.</summary>")]
    [InlineData("The seed document says so.")]
    [InlineData("Rate is 5; 1 to 64 fits.")]
    [InlineData("The tensor is no class.")]
    public void A_phrase_to_avoid_is_found(string line) =>
        Assert.Contains(Phrases, phrase => Regex.IsMatch(line, phrase.Data.Item1));

    [Theory]
    [InlineData("The optimiser")]
    [InlineData("its behaviour")]
    public void A_spelling_to_avoid_is_found(string line) =>
        Assert.Contains(Spellings, spelling => Regex.IsMatch(line, spelling.Data.Item1));

    private static void AssertAbsent(string pattern, string better)
    {
        Regex regex = new(pattern);
        string[] found =
        [
            .. from file in Files
               where !(pattern.Contains("eed document") && Path.GetFileName(file) == Comparison)
               from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
               where regex.IsMatch(s_names.Replace(line.Text, ""))
               select $"{Path.GetRelativePath(RepositoryFiles.Root, file)}:{line.Number}: {line.Text.Trim()} (better: {better})",
        ];
        Assert.Equal([], found);
    }

    private static IEnumerable<string> Files =>
    [
        .. new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md" }.Select(name => Path.Combine(RepositoryFiles.Root, name)),
        .. RepositoryFiles.Written("docs", "*.md"),
        .. RepositoryFiles.Written("src", "*.cs"),
        .. RepositoryFiles.Written("samples", "*.cs"),
        .. RepositoryFiles.Written("templates", "*.cs"),
    ];
}
