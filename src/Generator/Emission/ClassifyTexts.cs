using System.Collections.Generic;
using MlpGen.Generator.Emission.Kernels;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission;

/// <summary>From rows to classes: indices, or members of the user's enum, beside which the interface still counts.</summary>
internal static class ClassifyTexts
{
    private const string Inherit = "<inheritdoc/>";
    private const string Floats = "System.ReadOnlySpan<float>";
    private const string Hot = KernelText.Optimize + "\n";
    private const string RowHead = "Classify(ReadOnlySpan<float> input)";
    private const string RowsHead = "Classify(ReadOnlySpan<float> inputs, Span<int> classes)";

    public static IEnumerable<ContractText> Of(NetworkPlan plan)
    {
        string kernel = $"{plan.Names.Kernels}.Classify({ContractTexts.Call(plan)}, ref MemoryMarshal.GetReference(input";
        return Of(plan.Naming, kernel, plan.Memory);
    }

    /// <summary>The same members of a network with an error, whose bodies throw.</summary>
    public static IEnumerable<ContractText> Of(BrokenNetwork network) => Of(network.Naming, string.Empty, memory: null);

    private static IEnumerable<ContractText> Of(Naming naming, string kernel, MemoryPlan? memory)
    {
        string[] one = ["Guard.Exactly(input.Length, InputSize, nameof(input));", $"return {kernel}));"];
        string[] many = [.. Guards, $"{kernel}s), classes);"];
        if (naming.Classes is not { } classes)
        {
            yield return new($"Classify({Floats})", Inherit, $"{Hot}public int {RowHead}", null, one);
            yield return new($"Classify({Floats},System.Span<int>)", Inherit, $"{Hot}public void {RowsHead}", null, many);
            yield break;
        }

        yield return new($"Classify({Floats})", "<summary>The class of one row: that of the largest output; with one output, 1 where it is ≥ ½, else 0.</summary>",
            $"{Hot}public {classes.Type} {RowHead}", null, one[0], one[1].Replace("return ", $"return ({classes.Type})"));
        yield return new($"Classify({Floats},System.Span<{classes.Key}>)", "<summary>Classifies many rows: one class a row, overwritten.</summary>",
            $"{Hot}public void Classify(ReadOnlySpan<float> inputs, Span<{classes.Type}> classes)", null,
            classes.IsIntSized ? [.. Guards, $"{kernel}s), MemoryMarshal.Cast<{classes.Type}, int>(classes));"] : memory is null ? Guards : [.. Guards, .. InBlocks(classes, kernel, memory)]);
        yield return new(null, Inherit, $"{Hot}int INetwork.{RowHead}", null, one);
        yield return new(null, Inherit, $"{Hot}void INetwork.{RowsHead}", null, many);
    }

    private static string[] Guards =>
    [
        "int rows = Guard.Rows(inputs.Length, InputSize, nameof(inputs));",
        "Guard.Length(classes.Length, rows, 1, nameof(classes));",
        "Guard.Apart(classes, inputs, nameof(classes), nameof(inputs));",
    ];

    // Indices are as wide as int, the members of this enum are not. They lie behind the scratch that the kernel takes of the same workspace.
    private static string[] InBlocks(ClassNames classes, string kernel, MemoryPlan memory) =>
    [
        $"Span<int> indices = MemoryMarshal.Cast<float, int>(Workspace.Rent({memory.Rows.Length + memory.BlockRows}).Span.Slice({memory.Rows.Length}));",
        $"for (int first = 0; first < rows; first += {memory.BlockRows})",
        "{",
        $"    int count = Math.Min({memory.BlockRows}, rows - first);",
        $"    {kernel}s.Slice(first * InputSize)), indices.Slice(0, count));",
        "    for (int row = 0; row < count; row++)",
        $"        classes[first + row] = ({classes.Type})indices[row];",
        "}",
    ];
}
