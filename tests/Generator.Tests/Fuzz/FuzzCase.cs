using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>One drawn project, and what must come of it.</summary>
/// <param name="Seed">Draws the same again.</param>
/// <param name="Ingredients">What was put into it, by name.</param>
/// <param name="Files">Paths and texts.</param>
/// <param name="Added">What another generator adds to the class; empty for nothing.</param>
/// <param name="Build">What the project file says.</param>
/// <param name="Needs">The lowest language version that all of it is legal in.</param>
/// <param name="IsHalfTyped">Text was lost or doubled, so nothing but the absence of harm is expected.</param>
/// <param name="Rules">The rules that are broken, one ID for each diagnostic, in order.</param>
/// <param name="CSharpErrors">Errors that the compiler reports in the user's own code.</param>
/// <param name="Runnable">The network that can be made from a seed and run; null where there is none.</param>
internal sealed record FuzzCase(
    int Seed,
    IReadOnlyList<string> Ingredients,
    IReadOnlyList<(string Path, string Text)> Files,
    string Added,
    BuildSettings Build,
    LanguageVersion Needs,
    bool IsHalfTyped,
    IReadOnlyList<string> Rules,
    IReadOnlyCollection<string> CSharpErrors,
    RunnableNetwork? Runnable)
{
    /// <summary>Everything needed to understand a failure.</summary>
    public override string ToString()
    {
        StringBuilder text = new($"Seed {Seed}: MLPGEN_FUZZ=1 MLPGEN_FUZZ_SEED={Seed} draws this again.\n");
        text.AppendLine($"Ingredients: {string.Join(", ", Ingredients)}; needs {Needs}{(IsHalfTyped ? ", half typed" : "")}");
        text.AppendLine($"{Build}");
        text.AppendLine($"Expected: {string.Join(", ", Rules.Concat(CSharpErrors).DefaultIfEmpty("nothing"))}");
        foreach ((string path, string source) in Files)
            text.AppendLine($"---- {path}\n{source}");
        if (Added.Length > 0)
            text.AppendLine($"---- by another generator\n{Added}");
        return text.ToString();
    }
}

/// <summary>A network to run.</summary>
/// <param name="FullName">As reflection calls it.</param>
/// <param name="Topology">What it must compute.</param>
/// <param name="HasSelfChecks">It must have the members that check it, else it must not.</param>
internal sealed record RunnableNetwork(string FullName, Topology Topology, bool HasSelfChecks);
