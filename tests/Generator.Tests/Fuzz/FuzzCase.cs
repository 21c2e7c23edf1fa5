using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>A random project and its expected results.</summary>
/// <param name="Seed">The seed that reproduces the case.</param>
/// <param name="Ingredients">The names of the ingredients in the project.</param>
/// <param name="Files">The paths and texts.</param>
/// <param name="Added">The part of the class that another generator adds. Empty if there is none.</param>
/// <param name="Build">The settings in the project file.</param>
/// <param name="Needs">The lowest language version in which all of the source is legal.</param>
/// <param name="IsHalfTyped">True if text was lost or doubled. Then the case is only expected to do no harm.</param>
/// <param name="Rules">The broken rules, one ID for each diagnostic, in order.</param>
/// <param name="CSharpErrors">Errors that the compiler reports in the user's own code.</param>
/// <param name="Runnable">The network that can be created from a seed and run. Null if there is none.</param>
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
    /// <summary>Returns everything that is needed to understand a failure.</summary>
    public override string ToString()
    {
        StringBuilder text = new($"Seed {Seed}: MLPGEN_FUZZ=1 MLPGEN_FUZZ_SEED={Seed} recreates this case.\n");
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
/// <param name="FullName">The name that reflection uses.</param>
/// <param name="Topology">The topology whose results it must compute.</param>
/// <param name="HasSelfChecks">True if it must have the members that check it. False if it must not.</param>
internal sealed record RunnableNetwork(string FullName, Topology Topology, bool HasSelfChecks);
