using System;
using System.Linq;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Shaping;

/// <summary>Interpolation by the rule of PyTorch's <c>lerp</c> (aten/src/ATen/native/Lerp.h), with exact bits at both ends.</summary>
public sealed class InterpolationTests
{
    private static readonly float[] s_from = [0f, -0f, 1e8f, 1, 3e38f, -3e38f, float.Epsilon, 0.1f, -7, 1e-30f, 5, 5, 1 / 3f];
    private static readonly float[] s_to = [-0f, 0f, 1, 1e8f, -3e38f, 3e38f, -0f, 0.1f, 1e30f, -2, -5, 6, 2 / 3f];

    [Fact]
    public void The_ends_are_copies()
    {
        Assert.Equal(Bits(s_from), Bits(Lerp(0)));
        Assert.Equal(Bits(s_to), Bits(Lerp(1)));
    }

    [Theory]
    [InlineData(0.001f)]
    [InlineData(0.25f)]
    [InlineData(0.49999997f)]
    [InlineData(0.5f)]
    [InlineData(0.75f)]
    [InlineData(0.9999999f)]
    public void Between_them_each_half_starts_from_its_own_end(float t)
    {
        float[] expected = [.. s_from.Zip(s_to, (a, b) => Normal(t < 0.5f ? a + (t * (b - a)) : b - ((b - a) * (1 - t))))];
        Assert.Equal(expected, Lerp(t));
    }

    /// <summary>
    /// Replaces subnormal numbers with 0. Otherwise, a target network that follows zero weights would halve them into the subnormal range
    /// and stay there.
    /// </summary>
    private static float Normal(float x) => float.IsSubnormal(x) ? 0 : x;

    private static float[] Lerp(float t)
    {
        float[] result = [.. s_from];
        VectorMath.Lerp(result, s_to, t);
        return result;
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
