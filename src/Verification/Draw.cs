using System;

namespace MlpGen.Verification;

/// <summary>Draws random numbers that are the same in every run.</summary>
internal sealed class Draw(ulong seed)
{
    private readonly Pcg32 _random = new(seed);

    public float[] Uniform(float least, float most, int count)
    {
        float[] values = new float[count];
        Uniform(least, most, values);
        return values;
    }

    public void Uniform(float least, float most, Span<float> values)
    {
        foreach (ref float value in values)
            value = least + ((most - least) * _random.NextSingle());
    }

    /// <summary>Returns a number from 0 to count − 1.</summary>
    public int Below(int count) => _random.NextInt32(count);
}
