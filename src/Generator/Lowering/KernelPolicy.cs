using MlpGen.Generator.Model;

namespace MlpGen.Generator.Lowering;

/// <summary>Chooses the kernels of a layer by ordered rules: the first that answers wins.</summary>
internal static class KernelPolicy
{
    /// <summary>
    /// Up to this many multiply-adds of 128 bits, the narrowest vector, a layer is printed in full by default. 2-8-1 needs 6 and 9. The number is a
    /// choice, not a measurement: text a person still reads at a glance.
    /// </summary>
    public const int UnrollLimit = 64;

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
            _ when work <= UnrollLimit && fits => (KernelKind.Unrolled, $"{work} multiply-adds of four floats, at most {UnrollLimit} are printed in full"),
            _ => (KernelKind.Tiled, $"{work} multiply-adds of four floats, more than {UnrollLimit} run in loops over register tiles"),
        };
    }
}
