using System;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>What the methods of all kernels share.</summary>
internal static class KernelText
{
    /// <summary>
    /// Full speed from the first call on: without it a kernel would run its first second unoptimised. And never inlined: a caller that
    /// took in too much would leave small calls in the middle of a loop.
    /// </summary>
    public const string Optimize = "[$MethodImpl($MethodImplOptions.AggressiveOptimization | $MethodImplOptions.NoInlining)]";

    /// <summary>Small enough to vanish into its caller, which is optimised at once.</summary>
    public const string Inline = "[$MethodImpl($MethodImplOptions.AggressiveInlining)]";

    /// <summary>The constraint of methods that are generic over where gradients go.</summary>
    public const string SinkConstraint = "where TSink : struct, $IGradientSink";

    /// <summary>The parameters of a dense kernel's <c>Row</c> method.</summary>
    public static string Parameters(DenseKernel kernel) =>
        "ref float w, ref float x, ref float y" + (Second(kernel) is { } second ? $", ref float {second[0]}" : string.Empty);

    /// <summary>The parameters of a dense kernel's <c>Rows</c> method.</summary>
    public static string Parameters(DenseKernel kernel, string rows) =>
        $"ref float w, ref float inputs, {rows}, ref float outputs"
        + (Second(kernel) is { } second ? $", ref float {second}" : string.Empty);

    /// <summary>What a kernel reads or writes beside its outputs, row by row as them; null for nothing.</summary>
    public static string? Second(DenseKernel kernel) => kernel.Epilogue switch
    {
        Epilogue.ReluMask => "activations",
        Epilogue.ActivateAndDerive => "derivatives",
        _ => null,
    };

    /// <summary>Opens the method of a weight gradient.</summary>
    public static CodeWriter.Scope Begin(CodeWriter writer, GradientKernel kernel)
    {
        writer.Blank();
        writer.Line($"// ∂E/∂W += δ·aᵀ and ∂E/∂b += Σ δ over a block of rows: {kernel.Inputs} → {kernel.Outputs}.");
        writer.Line(Optimize);
        return writer.Block(
            $"private static void {kernel.Name}<TSink>(",
            ["ref float inputs", "ref float deltas", "int rows", "$nuint start", "ref TSink sink"],
            ")",
            SinkConstraint);
    }

    /// <summary>Calls the <c>Row</c> method for one row of a block.</summary>
    public static void CallRow(CodeWriter writer, DenseKernel kernel)
    {
        string output = $"row * {kernel.OutputStride}";
        string[] rows = [$"ref $Unsafe.Add(ref inputs, row * {kernel.InputStride})", $"ref $Unsafe.Add(ref outputs, {output})"];
        string[] second = Second(kernel) is { } name ? [$"ref $Unsafe.Add(ref {name}, {output})"] : [];
        writer.List($"{kernel.Name}Row(", ["ref w", .. rows, .. second], ");");
    }

    /// <summary>What a dense kernel computes, as a formula with sizes.</summary>
    public static string Describe(DenseKernel kernel)
    {
        string formula = kernel.Epilogue switch
        {
            Epilogue.Relu => $"a = max({kernel.Formula}, 0)",
            Epilogue.Activate => $"a = {kernel.Activation}({kernel.Formula})",
            Epilogue.ActivateAndDerive => $"a = {kernel.Activation}({kernel.Formula}), and its derivative",
            Epilogue.TimesDerivative => $"δ = {kernel.Formula} ⊙ σ′(z), where x is δ of the layer after, and y is σ′ before and δ after",
            Epilogue.ReluMask => $"δ = {kernel.Formula} where a > 0, else 0, and x is δ of the layer after",
            Epilogue.Store => $"y = {kernel.Formula}",
            _ => throw new ArgumentOutOfRangeException(nameof(kernel), $"{kernel.Epilogue} has no formula."),
        };
        return $"{formula}: {kernel.Inputs} → {kernel.Outputs}";
    }
}
