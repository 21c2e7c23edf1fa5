using MlpGen;

namespace Project._1;

/// <summary>Points on two half circles that reach into each other, with some noise: no straight line parts them.</summary>
public static class Moons
{
    private const float Noise = 0.15f;

    /// <summary>Makes points, half of them on each moon, in random order.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same points.</param>
    public static Dataset Create(int count, int seed)
    {
        Random random = new(seed);
        float[] inputs = new float[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            int moon = i % 2;
            float angle = random.NextSingle() * MathF.PI;
            float x = moon == 0 ? MathF.Cos(angle) : 1 - MathF.Cos(angle);
            float y = moon == 0 ? MathF.Sin(angle) : 0.5f - MathF.Sin(angle);
            inputs[2 * i] = x + (Noise * ((2 * random.NextSingle()) - 1));
            inputs[(2 * i) + 1] = y + (Noise * ((2 * random.NextSingle()) - 1));
            labels[i] = moon;
        }

        return Dataset.FromArrays(inputs, labels, inputSize: 2).Shuffle(seed);
    }
}
