using System;
using MlpGen.CompilerServices;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Operations on gradients, parameters and dropout have the same bits with and without vectors.</summary>
public class PlainMemoryTests
{
    private const int MaxLength = 67;
    private readonly System.Random _random = new(3);

    [Fact]
    public void Dropout_drops_the_same_units()
    {
        for (int stride = 4; stride <= 40; stride += 4)
        {
            float[] a = Numbers(stride * 3), d = Numbers(stride * 3), plainA = (float[])a.Clone(), plainD = (float[])d.Clone();
            DropoutDraw draw = DropoutDraw.Create(seed: 2, step: stride);
            Dropout.Apply(ref a[0], ref d[0], stride, 3, layer: 1, rate: 0.3f, draw);
            Dropout.ApplyPlainly(ref plainA[0], ref plainD[0], stride, 3, 1, (uint)(0.3f * (1 << 24)), 1 / (1 - 0.3f), draw);
            Assert.Equal(Array.ConvertAll(a, SameBits.Of), Array.ConvertAll(plainA, SameBits.Of));
            Assert.Equal(Array.ConvertAll(d, SameBits.Of), Array.ConvertAll(plainD, SameBits.Of));
        }
    }

    [Fact]
    public void Gradients_have_the_same_bits()
    {
        for (int length = 0; length <= MaxLength; length++)
        {
            float[] vectors = Numbers(length), plain = (float[])vectors.Clone(), other = Numbers(length);
            Assert.Equal(VectorMath.SumOfSquares(vectors), VectorMath.SumOfSquaresPlainly(vectors));
            VectorMath.Scale(vectors, 0.7f);
            VectorMath.MultiplyPlainly(plain, 0.7f);
            Assert.Equal(Array.ConvertAll(plain, SameBits.Of), Array.ConvertAll(vectors, SameBits.Of));
            VectorMath.Lerp(vectors, other, 0.3f);
            VectorMath.AddScaledPlainly(plain, plain, other, 0.3f);
            Assert.Equal(Array.ConvertAll(plain, SameBits.Of), Array.ConvertAll(vectors, SameBits.Of));
        }
    }

    [Fact]
    public void A_number_that_is_not_finite_is_found_everywhere()
    {
        for (int length = 0; length <= MaxLength; length++)
        {
            float[] values = Numbers(length);
            Assert.True(Finite.All(values));
            Assert.True(Finite.AllPlainly(values));
            for (int i = 0; i < length; i++)
            {
                float kept = values[i];
                values[i] = (i % 3) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => float.NegativeInfinity };
                Assert.False(Finite.All(values));
                Assert.False(Finite.AllPlainly(values));
                values[i] = kept;
            }
        }
    }

    private float[] Numbers(int length)
    {
        float[] numbers = new float[length];
        foreach (ref float x in numbers.AsSpan())
            x = _random.Next(5) == 0 ? _random.NextSingle() * 1e-38f : _random.NextSingle() - 0.5f;
        return numbers;
    }
}
