using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>The fused multiply-add in software and that of the machine round as exact arithmetic does, at every width.</summary>
public class SoftwareFusedMultiplyAddTests
{
    private const int Seed = 7;

    private static readonly float[] s_special =
    [
        0, -0f, float.Epsilon, -float.Epsilon, 1.17549421E-38f, 1.17549435E-38f, -1.17549435E-38f, 0.5f, 1, -1, 1 + MathF.Pow(2, -23), 2, -3,
        4194304.5f, 8388609, 16777215, MathF.Pow(2, 64), float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    [Fact]
    public void Special_numbers_in_all_combinations()
    {
        foreach (float a in s_special)
        {
            foreach (float b in s_special)
            {
                foreach (float c in s_special)
                    AssertExact(a, b, c);
            }
        }
    }

    [Theory]
    [InlineData(-24, -46, 1f)] // Just below a tie: 1 + 2⁻²⁴ − 2⁻⁷⁰.
    [InlineData(-150, -46, 0f)] // Just below half the smallest subnormal.
    [InlineData(-150, -46, 1e-45f)]
    [InlineData(103, -46, float.MaxValue)] // Just below the tie with ∞.
    public void A_sum_just_beside_a_tie_rounds_away_from_it(int exponent, int distance, float c)
    {
        // a·b = 2^exponent·(1 − 2^distance), which a double sum rounds to the tie unless c is 0.
        float tiny = MathF.ScaleB(1, distance / 2);
        for (int scale = -20; scale <= 20; scale++)
        {
            float a = MathF.ScaleB(1 + tiny, Math.Clamp((exponent / 2) + scale, -126, 126));
            float b = MathF.ScaleB(1 - tiny, Math.Clamp(exponent - ((exponent / 2) + scale), -126, 126));
            foreach (float sign in (float[])[1, -1])
            {
                AssertExact(a * sign, b, c);
                AssertExact(a * sign, b, -c);
            }
        }
    }

    [Fact]
    public void Random_numbers_near_ties_cancellations_and_both_ends_of_the_range()
    {
        var random = new System.Random(Seed);
        int hard = 0;
        for (int i = 0; i < 400_000; i++)
        {
            int exponent = (i % 4) switch { 0 => random.Next(-40, 40), 1 => random.Next(-160, -120), 2 => random.Next(120, 130), _ => random.Next(-8, 8) };
            int share = random.Next(-10, 10);
            float a = Number(random, (exponent / 2) + share), b = Number(random, exponent - (exponent / 2) - share);
            float product = (float)((double)a * b);
            float c = (i & 8) == 0 ? Number(random, exponent + random.Next(-70, 30)) : Near(-product, random.Next(-2, 3));
            AssertExact(a, b, c);
            if (SameBits.Of((float)(((double)a * b) + c)) != SameBits.Of(ExactMultiplyAdd.Compute(a, b, c)))
                hard++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {Seed}: {hard} of 400000 sums are wrong if double rounds them to a tie first.");
        Assert.True(hard > 50, $"{hard} hard cases");
    }

    [Fact]
    public void Random_bits()
    {
        var random = new System.Random(Seed);
        for (int i = 0; i < 200_000; i++)
            AssertExact(Bits(random), Bits(random), Bits(random));
    }

    [Fact]
    public void Activations_have_the_bits_of_the_machine()
    {
        SameBits.Assert(
            x => Tanh.Evaluate<SoftwareRounding>(x, out _),
            x => Tanh.Evaluate<SoftwareRounding>(x, out _),
            Tanh.Evaluate<SoftwareRounding>,
            Tanh.Evaluate<FusedRounding>);
        SameBits.Assert(
            Gelu.Evaluate<SoftwareRounding>, Gelu.Evaluate<SoftwareRounding>, Gelu.Evaluate<FusedRounding>, Gelu.Evaluate<SoftwareRounding>);
    }

    /// <summary>Returns a number of few significant bits in half of the cases, so that sums have ties.</summary>
    private static float Number(System.Random random, int exponent)
    {
        int bits = random.Next(2) == 0 ? random.Next(1, 24) : 24;
        uint mantissa = 0x80_0000u | ((uint)random.Next(1 << 23) & (uint.MaxValue << (24 - bits)));
        mantissa += random.Next(4) == 0 && mantissa < 0xFF_FFFF ? 1u : 0;
        return (float)Math.ScaleB(random.Next(2) == 0 ? mantissa : -(double)mantissa, exponent - 23);
    }

    private static float Near(float x, int ulps) =>
        float.IsFinite(x) && x != 0 ? BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) + ulps) : x;

    private static float Bits(System.Random random) => BitConverter.Int32BitsToSingle((int)random.NextInt64(int.MinValue, 1L + int.MaxValue));

    private static void AssertExact(float a, float b, float c)
    {
        float exact = ExactMultiplyAdd.Compute(a, b, c);
        Check<SoftwareRounding>(exact, a, b, c);
        Check<FusedRounding>(exact, a, b, c);
        if (SameBits.Of(exact) != SameBits.Of(MathF.FusedMultiplyAdd(a, b, c)))
            Assert.Fail($"{a:R}·{b:R} + {c:R} is {exact:R}, and {MathF.FusedMultiplyAdd(a, b, c):R} by the framework");
    }

    private static void Check<TRounding>(float exact, float a, float b, float c)
        where TRounding : struct, IRounding
    {
        float one = Simd.MultiplyAdd<TRounding>(a, b, c);
        Vector128<float> four = Simd.MultiplyAdd<TRounding>(Vector128.Create(1, 2, a, 3), Vector128.Create(1, 2, b, 3), Vector128.Create(1, 2, c, 3));
        Vector256<float> eight = Simd.MultiplyAdd<TRounding>(Vector256.Create(a), Vector256.Create(b), Vector256.Create(c));
        Vector512<float> sixteen = Simd.MultiplyAdd<TRounding>(Vector512.Create(a), Vector512.Create(b), Vector512.Create(c));
        int bits = SameBits.Of(exact);
        if (bits != SameBits.Of(one) || bits != SameBits.Of(four[2]) || bits != SameBits.Of(eight[1]) || bits != SameBits.Of(eight[6])
            || bits != SameBits.Of(sixteen[3]) || bits != SameBits.Of(sixteen[14]) || four[0] != 2 || four[1] != 6 || four[3] != 12)
            Assert.Fail($"{typeof(TRounding).Name}: {a:R}·{b:R} + {c:R} is {exact:R}, computed as {one:R}, {four}, {eight}, {sixteen}");
    }
}
