using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>Published text avoids phrases and spellings that have confused readers before.</summary>
public sealed class StyleTests
{
    /// <summary>
    /// The mathematics guide compares the library with the document that its formulas come from, so it may name that document.
    /// </summary>
    private const string Comparison = "mathematics.md";

    /// <summary>File names and code, which are not prose.</summary>
    private static readonly Regex s_names = new(@"[\w-]+\.md\b|`[^`]*`");

    /// <summary>Patterns, their replacements, and a line in which each pattern must match.</summary>
    public static TheoryData<string, string, string> Phrases => new()
    {
        { @"///\s+<(summary|param name=""\w+""|returns)>\s*(What|Who|Whether|When|How|Where|One that|Those|The same)\b", "start with a verb or a noun", "/// <returns>Whether it is set.</returns>" },
        { @"\bunless set\b", "write \"Default: …\"", "10 unless set." },
        { @"\bthe way back\b", "backward pass", "The way back begins." },
        { @"\b(reckon\w*|bears|borne)\b", "compute, tolerate", "Epochs that are borne." },
        { @"\b(of the user's|of C#'s|of ours)\b", "user-defined, of the compiler", "A member of the user's." },
        { @"\b(belongs into|such one|all the same|gone back to|goes on from|comes by)\b", "plain words", "It belongs into GoesOn." },
        { @"(?<!there )\bis no (number|class|enum|identifier)\b", "is not a …", "The label is no class." },
        { @"\b\d+ to \d+ fits?\b", "must be between … and … (was …)", "Rate is 5; 1 to 64 fits." },
        { @"\bseed document\b", "cite a textbook or a paper", "Seed document, section 2." },
        { @"\bwhat training makes small\b", "the loss that training minimizes", "What training makes small." },
        { @"—", "a comma, a colon or a new sentence", "a pause — here" },
        { @"\b\w*(optimi|initiali|normali|generali|speciali|seriali|minimi|maximi|vectori|randomi|recogni|summari)s(e|ed|es|er|ers|ing|ation|ations)\b", "-ize", "The Optimiser" },
        { @"\b(?!MonoBehaviour\b)\w*(behaviour|colour|favour|neighbour)\w*", "-or", "its behaviours" },
        { @"\b(cancelled|cancelling|labelled|labelling|modelled|modelling|travelled)\b", "one l", "a labelled row" },
        { @"\b(centre|centres|licence|licences|whilst|amongst)\b", "the American form", "Licence" },
        { @"\b(teh|recieve|seperate|occured|occurence|existant|untill|wich|thier|dependant|compatability|neccessary)\b", "the correct form", "It occured." },
    };

    [Theory]
    [MemberData(nameof(Phrases))]
    public void Phrases_and_spellings_that_made_readers_stumble_do_not_come_back(string pattern, string better, string sample)
    {
        // A pattern that never matches would prove nothing.
        Assert.True(Matches(pattern, sample), $"The pattern {pattern} does not match its sample: {sample}");
        string[] found =
        [
            .. from file in Files
               where !(pattern.Contains("seed document") && Path.GetFileName(file) == Comparison)
               from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
               where Matches(pattern, line.Text)
               select $"{Path.GetRelativePath(RepositoryFiles.Root, file)}:{line.Number}: {line.Text.Trim()} (better: {better})",
        ];
        Assert.Equal([], found);
    }

    private static bool Matches(string pattern, string line) =>
        Regex.IsMatch(s_names.Replace(line, ""), pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static IEnumerable<string> Files =>
    [
        .. new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md" }.Select(name => Path.Combine(RepositoryFiles.Root, name)),
        .. RepositoryFiles.Written("docs", "*.md"),
        .. RepositoryFiles.Written("src", "*.cs"),
        .. RepositoryFiles.Written("samples", "*.cs"),
        .. RepositoryFiles.Written("templates", "*.cs"),
        .. RepositoryFiles.Written("unity", "*.*"),
    ];
}
