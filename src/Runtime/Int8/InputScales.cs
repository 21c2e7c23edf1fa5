using System;

namespace MlpGen.Int8;

/// <summary>The rounding of a layer's inputs to bytes: q = round(x / scale) + zero point.</summary>
/// <param name="Scales">The difference between two inputs whose bytes differ by 1, for all inputs or for each.</param>
/// <param name="ZeroPoints">The byte of an input of 0, for all inputs or for each. In the second case, it can be outside 0 … 255.</param>
internal readonly record struct InputScales(float[] Scales, int[] ZeroPoints)
{
    // One scale for all inputs is enough if no step of a byte moves the sums by more than twice as much as with scales of their own.
    private const double MostUneven = 2;

    /// <summary>Chooses the scales of a layer.</summary>
    /// <param name="ranges">The ranges of the inputs.</param>
    /// <param name="weights">The weights, row-major [output][input].</param>
    public static InputScales Choose(SignalRanges ranges, ReadOnlySpan<float> weights)
    {
        double[] influences = new double[ranges.Size];
        for (int i = 0; i < weights.Length; i++)
            influences[i % influences.Length] = Math.Max(influences[i % influences.Length], Math.Abs((double)weights[i]));
        double least = 0, most = 0, strongest = 0, farthest = 0;
        for (int input = 0; input < influences.Length; input++)
        {
            least = Math.Min(least, ranges.Least(input));
            most = Math.Max(most, ranges.Most(input));
            strongest = Math.Max(strongest, influences[input]);
            farthest = Math.Max(farthest, influences[input] * (ranges.Most(input) - ranges.Least(input)));
        }

        return farthest == 0 || strongest * (most - least) <= MostUneven * farthest
            ? ForAll(least, most)
            : ForEach(ranges, influences, farthest);
    }

    private static InputScales ForAll(double least, double most)
    {
        float scale = most == least ? 1 : LayerNumbers.Limit((most - least) / byte.MaxValue);
        return new InputScales([scale], [(int)Math.Clamp(Math.Round(-least / scale), 0, byte.MaxValue)]);
    }

    // A step of each byte moves the sums by the same amount at most. An input that moves them less than others keeps room beyond its range.
    private static InputScales ForEach(SignalRanges ranges, double[] influences, double farthest)
    {
        int limit = LayerNumbers.MostZeroPoint(influences.Length);
        float[] scales = new float[influences.Length];
        int[] zeroPoints = new int[influences.Length];
        for (int input = 0; input < scales.Length; input++)
        {
            double least = ranges.Least(input), most = ranges.Most(input);
            double step = influences[input] == 0 ? 1 : farthest / influences[input] / byte.MaxValue;
            scales[input] = LayerNumbers.Limit(Math.Max(step, 2 * Math.Max(Math.Abs(least), Math.Abs(most)) / limit));
            double width = scales[input] * (double)byte.MaxValue, start = ((least + most) - width) / 2;
            start = least >= 0 ? Math.Max(start, 0) : most <= 0 ? Math.Min(start, -width) : start;
            zeroPoints[input] = (int)Math.Clamp(Math.Round(-start / scales[input]), -limit, limit);
        }

        return new InputScales(scales, zeroPoints);
    }
}
