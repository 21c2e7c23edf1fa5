using System;
using MlpGen.CompilerServices;
using Xunit;

namespace MlpGen.Runtime.Tests.Memory;

/// <summary>Finds the largest |x| at every position, including the remainder that does not fill a vector.</summary>
public sealed class LargestTests
{
    private const int LongestRow = 150;

    public static TheoryData<float> LargestNumbers => [3, -3, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN, -float.NaN];

    [Theory]
    [MemberData(nameof(LargestNumbers))]
    public void The_largest_magnitude_is_found_at_every_place_of_every_length(float largest)
    {
        for (int length = 1; length <= LongestRow; length++)
        {
            float[] values = new float[length + 1];
            for (int place = 0; place < length; place++)
            {
                // The value beyond the end would win if it were read.
                Array.Fill(values, -2);
                values[^1] = float.NaN;
                values[place] = largest;
                Assert.Equal(float.Abs(largest), VectorRows.Largest(ref values[0], length));
            }
        }
    }

    [Fact]
    public void The_largest_magnitude_of_nothing_is_0()
    {
        float beyond = float.NaN;
        Assert.Equal(0, VectorRows.Largest(ref beyond, 0));
    }

    [Fact]
    public void A_search_goes_on_from_one_piece_of_memory_to_the_next()
    {
        float[] first = [1, -7, 2], second = new float[70], third = [5];
        LargestMagnitude found = LargestMagnitude.AtLeast(0).With(ref first[0], first.Length).With(ref second[0], second.Length);
        Assert.Equal(7, found.With(ref third[0], third.Length).Value);
        Assert.Equal(9, LargestMagnitude.AtLeast(9).With(ref third[0], third.Length).Value);
    }
}
