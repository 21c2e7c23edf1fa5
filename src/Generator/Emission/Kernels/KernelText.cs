using System;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission.Kernels;

/// <summary>The text that the methods of all kernels share.</summary>
internal static class KernelText
{
    /// <summary>
    /// Optimizes a method from the first call. Without it, a kernel would run unoptimized for the first second. It also prevents inlining,
    /// because a caller that inlines too much would leave small calls in the middle of a loop.
    /// </summary>
    public const string Optimize = "[$MethodImpl($MethodOptions.Kernel)]";

    /// <summary>Inlines a small method into its caller, which is optimized from the first call.</summary>
    public const string Inline = "[$MethodImpl($MethodImplOptions.AggressiveInlining)]";

    /// <summary>The constraint of methods that are generic over the sink of gradients.</summary>
    public const string SinkConstraint = "where TSink : struct, $IGradientSink";

    /// <summary>Returns the parameters of a dense kernel's <c>Row</c> method.</summary>
    public static string Parameters(DenseKernel kernel) =>
        "ref float w, ref float x, ref float y" + (Second(kernel) is { } second ? $", ref float {second[0]}" : string.Empty);

    /// <summary>Returns the parameters of a dense kernel's <c>Rows</c> method.</summary>
    public static string Parameters(DenseKernel kernel, string rows) =>
        $"ref float w, ref float inputs, {rows}, ref float outputs"
        + (Second(kernel) is { } second ? $", ref float {second}" : string.Empty);

    /// <summary>Returns the name of the second buffer that a kernel reads or writes, with the rows of the outputs. Null for none.</summary>
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

    /// <summary>Returns the formula of a dense kernel, with sizes.</summary>
    public static string Describe(DenseKernel kernel)
    {
        string formula = kernel.Epilogue switch
        {
            Epilogue.Relu => $"a = max({kernel.Formula}, 0)",
            Epilogue.Activate => $"a = {kernel.Activation}({kernel.Formula})",
            Epilogue.ActivateAndDerive => $"a = {kernel.Activation}({kernel.Formula}), and its derivative",
            Epilogue.TimesDerivative => $"δ = {kernel.Formula} ⊙ σ′(z), where x is δ of the next layer, and y is σ′ before and δ after",
            Epilogue.ReluMask => $"δ = {kernel.Formula} where a > 0, else 0, and x is δ of the next layer",
            Epilogue.Store => $"y = {kernel.Formula}",
            _ => throw new ArgumentOutOfRangeException(nameof(kernel), $"{kernel.Epilogue} has no formula."),
        };
        return $"{formula}: {kernel.Inputs} → {kernel.Outputs}";
    }
}
