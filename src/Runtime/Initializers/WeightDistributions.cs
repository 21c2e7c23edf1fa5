using System;

namespace MlpGen.Initializers;

/// <summary>Fills weights with random numbers of one distribution.</summary>
internal static class WeightDistributions
{
    /// <summary>Fills weights uniformly between −<paramref name="bound"/> and <paramref name="bound"/>.</summary>
    public static void FillUniform(Span<float> weights, float bound, Pcg32 random)
    {
        foreach (ref float weight in weights)
            weight = (float)((float)((float)(2 * random.NextSingle()) - 1) * bound);
    }

    /// <summary>Fills weights from a normal distribution with mean 0.</summary>
    public static void FillNormal(Span<float> weights, float deviation, Pcg32 random)
    {
        foreach (ref float weight in weights)
            weight = (float)(deviation * random.NextNormal());
    }
}
