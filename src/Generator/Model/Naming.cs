using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>The names that the user has given; null where numbers must do.</summary>
/// <param name="Type">The network's class in the keys of contract members: <c>Game.Driver</c>.</param>
/// <param name="Inputs">The fields of the nested struct <c>Input</c>.</param>
/// <param name="Outputs">The fields of the nested struct <c>Output</c>.</param>
/// <param name="Classes">The enum that <c>Classify</c> returns in place of an index.</param>
internal sealed record Naming(string Type, RowNames? Inputs, RowNames? Outputs, ClassNames? Classes)
{
    /// <summary>The struct of named inputs.</summary>
    public const string Input = "Input";

    /// <summary>The struct of named outputs.</summary>
    public const string Output = "Output";

    /// <summary>These names without a struct whose own name the user has taken.</summary>
    /// <param name="clashing">Keys of contract members that the user declared too.</param>
    public Naming Without(IEnumerable<string> clashing) =>
        this with { Inputs = clashing.Contains(Input) ? null : Inputs, Outputs = clashing.Contains(Output) ? null : Outputs };
}
