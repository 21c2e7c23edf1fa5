using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>The user-defined names. Null where there are none.</summary>
/// <param name="Type">The network class in the keys of contract members: <c>Game.Driver</c>.</param>
/// <param name="Inputs">The fields of the nested struct <c>Input</c>, or null.</param>
/// <param name="Outputs">The fields of the nested struct <c>Output</c>, or null.</param>
/// <param name="Classes">The enum that <c>Classify</c> returns instead of an index, or null.</param>
internal sealed record Naming(string Type, RowNames? Inputs, RowNames? Outputs, ClassNames? Classes)
{
    /// <summary>The name of the struct of named inputs.</summary>
    public const string Input = "Input";

    /// <summary>The name of the struct of named outputs.</summary>
    public const string Output = "Output";

    /// <summary>Returns these names without the structs whose own name is taken.</summary>
    /// <param name="clashing">The keys of contract members that the class also declares.</param>
    public Naming Without(IEnumerable<string> clashing) =>
        this with { Inputs = clashing.Contains(Input) ? null : Inputs, Outputs = clashing.Contains(Output) ? null : Outputs };
}
