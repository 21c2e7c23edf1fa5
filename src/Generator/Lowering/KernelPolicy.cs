using MlpGen.Generator.Model;

namespace MlpGen.Generator.Lowering;

/// <summary>Chooses the kernels of a layer by ordered rules: the first that answers wins.</summary>
internal static class KernelPolicy
{
    /// <summary>
    /// Up to this many multiply-adds of 128 bits, the narrowest vector, one row of a layer is printed in full by default. It gains one row
    /// up to a half and costs batches the overlap of their first and last rows; beyond, neither is worth the text. Set by <c>dotnet run -c
    /// Release --project bench/MlpGen.Benchmarks -- policy</c>; docs/decisions/0011-kernel-policy.md has its table.
    /// </summary>
    public const int UnrollLimit = 64;

    /// <summary>
    /// The most layers whose passes are inlined into their caller; with more, the caller would grow too large.
    /// </summary>
    public const int MaxInlinedLayers = 8;

    // A loop of so few steps costs more than what it does.
    private const int MaxAgentInputsInFull = 8;

    /// <summary>The kinds of a layer's kernels and the reason, as the generated documentation shows it.</summary>
    public static (KernelKind Kind, string Reason) Choose(LayerModel layer, GenerationOptions options)
    {
        bool fits = MethodBudget.FitsUnrolled(layer.Inputs, layer.Outputs) && MethodBudget.FitsUnrolled(layer.Outputs, layer.Inputs);
        int work = MethodBudget.MultiplyAdds(layer.Inputs, layer.Outputs);
        return options.Kernel switch
        {
            nameof(KernelKind.Scalar) => (KernelKind.Scalar, "forced by MlpGenKernel"),
            nameof(KernelKind.Unrolled) when fits => (KernelKind.Unrolled, "forced by MlpGenKernel"),
            nameof(KernelKind.Unrolled) => (KernelKind.Tiled, "MlpGenKernel asks for Unrolled, which would pass half of the JIT's limits"),
            nameof(KernelKind.Tiled) => (KernelKind.Tiled, "forced by MlpGenKernel"),
            _ when work <= UnrollLimit && fits =>
                (KernelKind.Unrolled, $"{work} multiply-adds of four floats, at most {UnrollLimit} are printed in full"),
            _ => (KernelKind.Tiled, $"{work} multiply-adds of four floats, more than {UnrollLimit} run in loops over register tiles"),
        };
    }

    /// <summary>The kind of its weight gradient, which may be too long to print in full where the layer is not.</summary>
    public static KernelKind OfGradient(LayerModel layer, KernelKind kind) =>
        kind == KernelKind.Unrolled && !MethodBudget.FitsUnrolledGradient(layer.Inputs, layer.Outputs) ? KernelKind.Tiled : kind;

    /// <summary>True if a population's kernel prints every input, without a loop.</summary>
    public static bool PrintsAgentsInFull(LayerModel layer, KernelKind kind) =>
        kind != KernelKind.Scalar && layer.Inputs <= MaxAgentInputsInFull;
}
