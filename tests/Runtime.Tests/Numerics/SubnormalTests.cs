using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

public class SubnormalTests
{
    public static TheoryData<float, float> NumbersAndWhatIsLeft => new()
    {
        { 0, 0 },
        { float.Epsilon, 0 },
        { -float.Epsilon, 0 },
        { MathF.BitDecrement(Subnormal.MinNormal), 0 },
        { -MathF.BitDecrement(Subnormal.MinNormal), 0 },
        { Subnormal.MinNormal, Subnormal.MinNormal },
        { -Subnormal.MinNormal, -Subnormal.MinNormal },
        { 1, 1 },
        { -float.MaxValue, -float.MaxValue },
        { float.PositiveInfinity, float.PositiveInfinity },
        { float.NegativeInfinity, float.NegativeInfinity },
        { float.NaN, float.NaN },
        { -float.NaN, -float.NaN },
    };

    [Theory]
    [MemberData(nameof(NumbersAndWhatIsLeft))]
    public void What_is_below_the_normal_range_is_0_and_all_else_stays(float x, float expected)
    {
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(Subnormal.Flush(x)));
        AssertEveryWidth(x);
    }

    [Fact]
    public void Every_width_gives_the_bits_of_one_alone()
    {
        for (long bits = 0; bits <= uint.MaxValue; bits += 65_521)
            AssertEveryWidth(BitConverter.UInt32BitsToSingle((uint)bits));
    }

    [Fact]
    public void The_smallest_normal_number_is_2_to_the_minus_126()
    {
        Assert.Equal(0x0080_0000, BitConverter.SingleToInt32Bits(Subnormal.MinNormal));
        Assert.True(float.IsNormal(Subnormal.MinNormal));
        Assert.True(float.IsSubnormal(MathF.BitDecrement(Subnormal.MinNormal)));
    }

    private static void AssertEveryWidth(float x)
    {
        int alone = BitConverter.SingleToInt32Bits(Subnormal.Flush(x));
        Assert.True(Vector128.EqualsAll(Subnormal.Flush(Vector128.Create(x)).AsInt32(), Vector128.Create(alone)), $"{x}, 128 bits");
        Assert.True(Vector256.EqualsAll(Subnormal.Flush(Vector256.Create(x)).AsInt32(), Vector256.Create(alone)), $"{x}, 256 bits");
        Assert.True(Vector512.EqualsAll(Subnormal.Flush(Vector512.Create(x)).AsInt32(), Vector512.Create(alone)), $"{x}, 512 bits");
        if (x < 0)
            return;
        Assert.Equal(alone, BitConverter.SingleToInt32Bits(Subnormal.FlushSquare(x)));
        Assert.True(Vector128.EqualsAll(Subnormal.FlushSquare(Vector128.Create(x)).AsInt32(), Vector128.Create(alone)), $"square {x}, 128 bits");
        Assert.True(Vector256.EqualsAll(Subnormal.FlushSquare(Vector256.Create(x)).AsInt32(), Vector256.Create(alone)), $"square {x}, 256 bits");
        Assert.True(Vector512.EqualsAll(Subnormal.FlushSquare(Vector512.Create(x)).AsInt32(), Vector512.Create(alone)), $"square {x}, 512 bits");
    }
}
