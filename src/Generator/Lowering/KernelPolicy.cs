using MlpGen.Generator.Model;

namespace MlpGen.Generator.Lowering;

/// <summary>Chooses the kernels of a layer by ordered rules. The first rule that applies wins.</summary>
internal static class KernelPolicy
{
    /// <summary>
    /// The maximum number of multiply-adds of 128 bits (the narrowest vector) for which one row of a layer is printed in full by default.
    /// Full printing saves one row up to two thirds of its time. Beyond the limit, the gain is not worth the text. Measured with <c>dotnet
    /// run -c Release --project bench/MlpGen.Benchmarks -- policy</c>. See the table in docs/decisions/0011-kernel-policy.md.
    /// </summary>
    public const int UnrollLimit = 64;

    /// <summary>
    /// The maximum number of layers whose passes are inlined into their caller. With more layers, the caller would grow too large.
    /// </summary>
    public const int MaxInlinedLayers = 8;

    // A loop with so few steps costs more than its body.
    private const int MaxAgentInputsInFull = 8;

    /// <summary>Returns the kind of a layer's kernels and the reason, which the generated documentation shows.</summary>
    public static (KernelKind Kind, string Reason) Choose(LayerModel layer, GenerationOptions options)
    {
        bool fits = MethodBudget.FitsUnrolled(layer.Inputs, layer.Outputs) && MethodBudget.FitsUnrolled(layer.Outputs, layer.Inputs);
        int work = MethodBudget.MultiplyAdds(layer.Inputs, layer.Outputs);
        return options.Kernel switch
        {
            GenerationOptions.ScalarKernel => (KernelKind.Tiled, "set by MlpGenKernel"),
            nameof(KernelKind.Unrolled) when fits => (KernelKind.Unrolled, "set by MlpGenKernel"),
            nameof(KernelKind.Unrolled) => (KernelKind.Tiled, "Unrolled, as set by MlpGenKernel, would exceed half of the JIT's limits"),
            nameof(KernelKind.Tiled) => (KernelKind.Tiled, "set by MlpGenKernel"),
            _ when work <= UnrollLimit && fits =>
                (KernelKind.Unrolled, $"{work} multiply-adds of four floats (limit for Unrolled: {UnrollLimit})"),
            _ => (KernelKind.Tiled, $"{work} multiply-adds of four floats (limit for Unrolled: {UnrollLimit})"),
        };
    }

    /// <summary>Returns the kind of the weight gradient, which may be too long to print in full even if the layer is not.</summary>
    public static KernelKind OfGradient(LayerModel layer, KernelKind kind) =>
        kind == KernelKind.Unrolled && !MethodBudget.FitsUnrolledGradient(layer.Inputs, layer.Outputs) ? KernelKind.Tiled : kind;

    /// <summary>True if a population's kernel prints every input without a loop.</summary>
    public static bool PrintsAgentsInFull(LayerModel layer) =>
        layer.Inputs <= MaxAgentInputsInFull;
}
