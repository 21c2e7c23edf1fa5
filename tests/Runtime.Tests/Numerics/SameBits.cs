using System;
using System.Runtime.Intrinsics;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Compares a function at every width with the function of one number. Any NaN equals any other.</summary>
internal static class SameBits
{
    // A prime, so that all low bits occur: half a million floats of both signs and every exponent.
    private const uint Step = 8191;

    private static readonly float[] s_special =
    [
        0, -0f, float.Epsilon, -float.Epsilon, 1.17549435E-38f, -1.17549435E-38f, 1, -1, 3, -3, float.MaxValue, float.MinValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, -float.NaN,
    ];

    public static void Assert(
        Func<float, float> one,
        Func<Vector128<float>, Vector128<float>> four,
        Func<Vector256<float>, Vector256<float>> eight,
        Func<Vector512<float>, Vector512<float>> sixteen)
    {
        AssertAt(s_special, one, four, eight, sixteen);
        Span<float> x = stackalloc float[16];
        for (ulong bits = 0; bits <= uint.MaxValue; bits += 16 * Step)
        {
            for (int lane = 0; lane < 16; lane++)
                x[lane] = BitConverter.UInt32BitsToSingle((uint)(bits + ((ulong)lane * Step)));
            AssertAt(x, one, four, eight, sixteen);
        }
    }

    /// <summary>Returns the bits of a float, and those of one NaN for every NaN.</summary>
    public static int Of(float x) => BitConverter.SingleToInt32Bits(float.IsNaN(x) ? float.NaN : x);

    private static void AssertAt(
        ReadOnlySpan<float> x,
        Func<float, float> one,
        Func<Vector128<float>, Vector128<float>> four,
        Func<Vector256<float>, Vector256<float>> eight,
        Func<Vector512<float>, Vector512<float>> sixteen)
    {
        Span<float> alone = stackalloc float[16];
        for (int lane = 0; lane < 16; lane++)
            alone[lane] = one(x[lane]);
        Vector512<float> wide = sixteen(Vector512.Create(x));
        Vector512<float> twice = Vector512.Create(eight(Vector256.Create(x)), eight(Vector256.Create(x[8..])));
        Vector512<float> fourTimes = Vector512.Create(
            Vector256.Create(four(Vector128.Create(x)), four(Vector128.Create(x[4..]))),
            Vector256.Create(four(Vector128.Create(x[8..])), four(Vector128.Create(x[12..]))));
        Vector512<float> plain = Vector512.Create<float>(alone);
        if (Bits(wide) != Bits(twice) || Bits(wide) != Bits(fourTimes) || Bits(wide) != Bits(plain))
            Xunit.Assert.Fail($"{Vector512.Create(x)}: {wide} of 512, {twice} of 256, {fourTimes} of 128 bits, {plain} without vectors");
    }

    private static Vector512<int> Bits(Vector512<float> v) =>
        Vector512.ConditionalSelect(Vector512.Equals(v, v), v, Vector512.Create(float.NaN)).AsInt32();
}
