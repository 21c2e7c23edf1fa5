using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Losses;

/// <summary>
/// The loss that a network declares, optionally with a weight for each row: Σ wE. A scale of 1/Σw turns it into the weighted mean.
/// </summary>
/// <param name="loss">The loss.</param>
/// <param name="rounding">The rounding of sums of products.</param>
/// <param name="weights">The weight of each row of the call, or null if all weights are 1.</param>
internal readonly struct NetworkLoss(Loss loss, Rounding rounding, float[]? weights) : IOutputLoss
{
    /// <inheritdoc/>
    public bool TakesLogits => loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public double Evaluate(
        ref float outputs, ref float gradients, int stride, int size, ref float targets, int targetSize, int first, int rows, float scale)
    {
        if (weights is null)
            return Evaluate(ref outputs, ref gradients, stride, size, ref targets, rows, scale);
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            float weight = weights[first + row];
            sum += weight * Evaluate(
                ref Unsafe.Add(ref outputs, row * stride),
                ref Unsafe.Add(ref gradients, row * stride),
                stride,
                size,
                ref Unsafe.Add(ref targets, row * size),
                1,
                (float)(weight * scale));
        }

        return sum;
    }

    private double Evaluate(ref float outputs, ref float gradients, int stride, int size, ref float targets, int rows, float scale) =>
        rounding switch
    {
        Rounding.Fused => Evaluate<FusedRounding>(ref outputs, ref gradients, stride, size, ref targets, rows, scale),
        Rounding.Separate => Evaluate<SeparateRounding>(ref outputs, ref gradients, stride, size, ref targets, rows, scale),
        _ => Evaluate<MachineRounding>(ref outputs, ref gradients, stride, size, ref targets, rows, scale),
    };

    private double Evaluate<TRounding>(
        ref float outputs, ref float gradients, int stride, int size, ref float targets, int rows, float scale)
        where TRounding : struct, IRounding => loss switch
    {
        Loss.Quadratic => QuadraticLoss.Evaluate<TRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale),
        Loss.MeanSquaredError => MeanSquaredErrorLoss.Evaluate<TRounding>(
            ref outputs, ref gradients, stride, ref targets, size, rows, scale),
        Loss.MeanAbsoluteError => MeanAbsoluteErrorLoss.Evaluate<TRounding>(
            ref outputs, ref gradients, stride, ref targets, size, rows, scale),
        Loss.Huber => HuberLoss.Evaluate<TRounding>(ref outputs, ref gradients, stride, ref targets, size, rows, scale),
        Loss.CrossEntropy => CrossEntropyLoss.Evaluate<TRounding, float>(
            ref outputs, ref gradients, stride, ref targets, size, rows, scale),
        Loss.BinaryCrossEntropy => BinaryCrossEntropyLoss.Evaluate<TRounding>(
            ref outputs, ref gradients, stride, ref targets, size, rows, scale),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), $"Loss.{loss} is not supported."),
    };
}
