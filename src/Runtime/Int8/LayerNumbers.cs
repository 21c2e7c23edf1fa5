using System;

namespace MlpGen.Int8;

/// <summary>The numbers of a quantized layer in canonical order, before they are packed.</summary>
/// <param name="InputSize">The number of inputs.</param>
/// <param name="Activation">The activation.</param>
/// <param name="Weights">The weights, row-major [output][input].</param>
/// <param name="WeightScales">The factor that turns the sum of an output into a float.</param>
/// <param name="Biases">The bias of each output.</param>
/// <param name="Input">The rounding of the inputs.</param>
internal sealed record LayerNumbers(
    int InputSize, Activation Activation, sbyte[] Weights, float[] WeightScales, float[] Biases, InputScales Input)
{
    /// <summary>The largest weight. −128 has no counterpart, so it does not occur.</summary>
    public const int LargestWeight = 127;

    /// <summary>
    /// The largest number of inputs. Up to it, no sum of products of a byte and a weight reaches 2³¹, so it is exact in 32 bits.
    /// </summary>
    public const int MostInputs = int.MaxValue / (byte.MaxValue * LargestWeight);

    // Within these limits, scales and their reciprocals are normal floats, and bytes can be rounded in floats.
    private const float LargestScale = 1.2676506e30f;
    private const float SmallestScale = 1 / LargestScale;
    private const int LargestZeroPoint = 1 << 20;

    /// <summary>Gets the number of outputs.</summary>
    public int OutputSize => Biases.Length;

    /// <summary>Returns the scale that is closest to a positive number.</summary>
    public static float Limit(double scale) => (float)Math.Clamp(scale, SmallestScale, LargestScale);

    /// <summary>Returns the largest zero point outside 0 … 255 with which the sums of a layer are exact in 32 bits.</summary>
    public static int MostZeroPoint(int inputSize) => Math.Min(LargestZeroPoint, (MostInputs / inputSize - 1) * byte.MaxValue);

    /// <summary>Returns the problem that makes the layer impossible to compute, or null.</summary>
    public string? Problem()
    {
        if (InputSize > MostInputs)
            return $"must have at most {MostInputs} inputs, so that sums of 32 bits cannot overflow (was {InputSize})";
        if (PackedLayer.BytesOf(InputSize, OutputSize) is var bytes and > int.MaxValue)
            return $"must fit into {int.MaxValue} bytes with its padding (needs {bytes})";
        if (Array.IndexOf(Weights, sbyte.MinValue) >= 0)
            return $"must have weights from −{LargestWeight} to {LargestWeight} (was {sbyte.MinValue})";
        foreach (float scale in Input.Scales)
        {
            if (!IsScale(scale))
                return Wrong("input scales", scale);
        }

        int most = MostZeroPoint(InputSize);
        foreach (int zeroPoint in Input.ZeroPoints)
        {
            if (zeroPoint is < 0 or > byte.MaxValue && Math.Abs((long)zeroPoint) > most)
                return $"must have zero points from 0 to 255, or from −{most} to {most} (was {zeroPoint})";
        }

        return OutputProblem();
    }

    private string? OutputProblem()
    {
        for (int output = 0; output < OutputSize; output++)
        {
            if (!IsScale(WeightScales[output]))
                return Wrong("weight scales", WeightScales[output]);
            if (!float.IsFinite(Biases[output]))
                return $"must have finite biases (was {Biases[output]})";
            double largest = (WeightScales[output] * (double)int.MaxValue) + Math.Abs((double)Biases[output]);
            if (!(largest < float.MaxValue / 2))
                return $"must have weighted sums that fit into a float (were up to {largest})";
        }

        return null;
    }

    private static bool IsScale(float scale) => scale is >= SmallestScale and <= LargestScale;

    private static string Wrong(string what, float value) =>
        $"must have {what} from {SmallestScale} to {LargestScale} (was {value})";
}
