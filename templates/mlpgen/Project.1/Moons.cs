using MlpGen;

namespace Project._1;

/// <summary>Points on two interleaving half circles, with some noise. No straight line separates them.</summary>
public static class Moons
{
    private const float Noise = 0.15f;

    /// <summary>Creates points in random order, half of them on each moon.</summary>
    /// <param name="count">The number of points.</param>
    /// <param name="seed">The seed of the random numbers. Equal seeds give equal points.</param>
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
