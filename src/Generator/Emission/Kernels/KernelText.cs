using MlpGen.Generator.Lowering;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>What the methods of all kernels share.</summary>
internal static class KernelText
{
    /// <summary>Full speed from the first call on: without it a kernel would run its first second unoptimised.</summary>
    public const string Optimize = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>The parameters of a dense kernel's <c>Row</c> method.</summary>
    public static string Parameters(DenseKernel kernel) =>
        "ref float w, ref float x, ref float y" + (kernel.Epilogue == Epilogue.ReluMask ? ", ref float a" : string.Empty);

    /// <summary>The parameters of a dense kernel's <c>Rows</c> method.</summary>
    public static string Parameters(DenseKernel kernel, string rows) =>
        $"ref float w, ref float inputs, {rows}, ref float outputs" + (kernel.Epilogue == Epilogue.ReluMask ? ", ref float activations" : string.Empty);

    /// <summary>What a dense kernel computes, as a formula with sizes.</summary>
    public static string Describe(DenseKernel kernel)
    {
        string formula = kernel.Epilogue switch
        {
            Epilogue.Relu => $"a = max({kernel.Formula}, 0)",
            Epilogue.TimesDerivative => $"δ = {kernel.Formula} ⊙ σ′(z), where x is δ of the layer after, and y is σ′ before and δ after",
            Epilogue.ReluMask => $"δ = {kernel.Formula} where a > 0, else 0, and x is δ of the layer after",
            _ => $"y = {kernel.Formula}",
        };
        return $"{formula}: {kernel.Inputs} → {kernel.Outputs}";
    }
}
