using System;

namespace MlpGen.Int8;

/// <summary>The numbers of a quantized layer in canonical order, before they are packed.</summary>
/// <param name="InputSize">The number of inputs.</param>
/// <param name="Activation">The activation.</param>
/// <param name="Weights">The weights, row-major [output][input].</param>
/// <param name="WeightScales">The scale of the weights of each output.</param>
/// <param name="Biases">The bias of each output.</param>
/// <param name="InputScale">The difference between two inputs whose bytes differ by 1.</param>
/// <param name="InputZeroPoint">The byte of an input of 0.</param>
internal sealed record LayerNumbers(
    int InputSize, Activation Activation, sbyte[] Weights, float[] WeightScales, float[] Biases, float InputScale, byte InputZeroPoint)
{
    /// <summary>The largest weight. −128 has no counterpart, so that it does not occur.</summary>
    public const int LargestWeight = 127;

    /// <summary>
    /// The largest number of inputs: then no sum of products of a byte and a weight reaches 2³¹, so it is exact in 32 bits.
    /// </summary>
    public const int MostInputs = int.MaxValue / (byte.MaxValue * LargestWeight);

    /// <summary>The smallest scale. Products and reciprocals of two scales from here on are normal floats.</summary>
    public const float SmallestScale = 1f / (1L << 60);

    /// <summary>Gets the number of outputs.</summary>
    public int OutputSize => Biases.Length;

    /// <summary>Returns the problem that makes the layer impossible to compute, or null.</summary>
    public string? Problem()
    {
        if (InputSize > MostInputs)
            return $"must have at most {MostInputs} inputs, so that sums of 32 bits cannot overflow (was {InputSize})";
        if (Array.IndexOf(Weights, sbyte.MinValue) >= 0)
            return $"must have weights from −{LargestWeight} to {LargestWeight} (was {sbyte.MinValue})";
        if (!IsScale(InputScale))
            return FormattableString.Invariant($"must have an input scale of at least 2^−60 that is finite (was {InputScale})");
        for (int output = 0; output < OutputSize; output++)
        {
            if (!IsScale(WeightScales[output]))
                return FormattableString.Invariant($"must have finite weight scales of at least 2^−60 (was {WeightScales[output]})");
            if (!float.IsFinite(Biases[output]))
                return FormattableString.Invariant($"must have finite biases (was {Biases[output]})");
            double largest = ((double)InputScale * WeightScales[output] * int.MaxValue) + Math.Abs((double)Biases[output]);
            if (!(largest < float.MaxValue / 2))
            {
                return FormattableString.Invariant(
                    $"must have weighted sums that fit into a float (up to {largest} for input scale {InputScale})");
            }
        }

        return null;
    }

    private static bool IsScale(float scale) => scale >= SmallestScale && float.IsFinite(scale);
}
