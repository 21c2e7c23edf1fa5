using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>What the user has named; null where numbers must do.</summary>
/// <param name="Type">The network's class in the keys of contract members: <c>Game.Driver</c>.</param>
/// <param name="Inputs">The fields of the nested struct <c>Input</c>.</param>
/// <param name="Outputs">The fields of the nested struct <c>Output</c>.</param>
/// <param name="Classes">What <c>Classify</c> returns in place of an index.</param>
internal sealed record Naming(string Type, RowNames? Inputs, RowNames? Outputs, ClassNames? Classes)
{
    /// <summary>The struct of named inputs.</summary>
    public const string Input = "Input";

    /// <summary>The struct of named outputs.</summary>
    public const string Output = "Output";

    private const string Floats = "System.ReadOnlySpan<float>";

    /// <summary>The same without a struct whose name the user has taken.</summary>
    /// <param name="clashing">Keys of contract members that the user declared too.</param>
    public Naming Without(IEnumerable<string> clashing) =>
        this with { Inputs = clashing.Contains(Input) ? null : Inputs, Outputs = clashing.Contains(Output) ? null : Outputs };

    /// <summary>The members that names bring, <c>Classify</c> of spans included.</summary>
    public IEnumerable<ContractMember> Members()
    {
        yield return ContractMember.Method("Classify", Floats);
        yield return ContractMember.Method("Classify", Floats, $"System.Span<{Classes?.Key ?? "int"}>");
        if (Inputs is not null)
        {
            yield return new ContractMember(Input, null);
            yield return ContractMember.Method("Classify", $"{Type}.{Input}");
        }

        if (Outputs is not null)
            yield return new ContractMember(Output, null);
        switch (this)
        {
            case { Inputs: not null, Outputs: not null }:
                yield return ContractMember.Method("Forward", $"{Type}.{Input}");
                yield return ContractMember.Method("Forward", $"System.ReadOnlySpan<{Type}.{Input}>", $"System.Span<{Type}.{Output}>");
                break;
            case { Inputs: not null }:
                yield return ContractMember.Method("Forward", $"{Type}.{Input}", "System.Span<float>");
                yield return ContractMember.Method("Forward", $"System.ReadOnlySpan<{Type}.{Input}>", "System.Span<float>");
                break;
            case { Outputs: not null }:
                yield return ContractMember.Method("Forward", Floats);
                yield return ContractMember.Method("Forward", Floats, $"System.Span<{Type}.{Output}>");
                break;
        }
    }
}
