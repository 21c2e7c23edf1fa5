using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Results of a lane have identical bits at every vector width and for a single number.</summary>
public class WidthTests
{
    [Fact]
    public void MultiplyAdd() => AssertSame(
        x => Simd.MultiplyAdd(x, x, 0.1f),
        x => Simd.MultiplyAdd(x, x, Vector128.Create(0.1f)),
        x => Simd.MultiplyAdd(x, x, Vector256.Create(0.1f)),
        x => Simd.MultiplyAdd(x, x, Vector512.Create(0.1f)));

    [Fact]
    public void Exponential() => AssertSame(Exp.Evaluate, Exp.Evaluate, Exp.Evaluate, Exp.Evaluate);

    [Fact]
    public void ErrorFunction() => AssertSame(Erf.Evaluate, Erf.Evaluate, Erf.Evaluate, Erf.Evaluate);

    [Fact]
    public void Logarithm() => AssertSame(
        x => Log1p.Evaluate(MathF.Abs(x) % 1),
        x => Log1p.Evaluate(Fraction(x.ToVector256()).GetLower()),
        x => Log1p.Evaluate(Fraction(x)),
        x => Log1p.Evaluate(Vector512.Create(Fraction(x.GetLower()), Fraction(x.GetUpper()))));

    [Fact]
    public void SigmoidAlone() => AssertSame(Sigmoid.Evaluate, Sigmoid.Evaluate, Sigmoid.Evaluate, Sigmoid.Evaluate);

    [Fact]
    public void SigmoidWithDerivative()
    {
        AssertSame(
            x => Sigmoid.Evaluate(x), x => Sigmoid.Evaluate(x, out _), x => Sigmoid.Evaluate(x, out _), x => Sigmoid.Evaluate(x, out _));
        AssertSame(
            x => Second(Sigmoid.Evaluate(x, out float d), d),
            x => Second(Sigmoid.Evaluate(x, out Vector128<float> d), d),
            x => Second(Sigmoid.Evaluate(x, out Vector256<float> d), d),
            x => Second(Sigmoid.Evaluate(x, out Vector512<float> d), d));
    }

    [Fact]
    public void TanhAlone() => AssertSame(Tanh.Evaluate, Tanh.Evaluate, Tanh.Evaluate, Tanh.Evaluate);

    [Fact]
    public void TanhWithDerivative()
    {
        AssertSame(x => Tanh.Evaluate(x), x => Tanh.Evaluate(x, out _), x => Tanh.Evaluate(x, out _), x => Tanh.Evaluate(x, out _));
        AssertSame(
            x => Second(Tanh.Evaluate(x, out float d), d),
            x => Second(Tanh.Evaluate(x, out Vector128<float> d), d),
            x => Second(Tanh.Evaluate(x, out Vector256<float> d), d),
            x => Second(Tanh.Evaluate(x, out Vector512<float> d), d));
    }

    private static T Second<T>(T first, T second)
    {
        _ = first;
        return second;
    }

    private static Vector256<float> Fraction(Vector256<float> x)
    {
        Span<float> lanes = stackalloc float[8];
        for (int lane = 0; lane < 8; lane++)
            lanes[lane] = MathF.Abs(x[lane]) % 1;
        return Vector256.Create(lanes);
    }

    internal static void AssertSame(
        Func<float, float> one,
        Func<Vector128<float>, Vector128<float>> four,
        Func<Vector256<float>, Vector256<float>> eight,
        Func<Vector512<float>, Vector512<float>> sixteen)
    {
        Span<float> x = stackalloc float[16], alone = stackalloc float[16];
        for (ulong bits = 0; bits <= uint.MaxValue; bits += 16 * 8191)
        {
            for (int lane = 0; lane < 16; lane++)
            {
                float value = BitConverter.UInt32BitsToSingle((uint)(bits + ((ulong)lane * 8191)));
                x[lane] = float.IsNaN(value) ? lane : value;
            }

            Vector512<float> wide = sixteen(Vector512.Create<float>(x));
            Vector512<float> twice = Vector512.Create(eight(Vector256.Create<float>(x)), eight(Vector256.Create<float>(x[8..])));
            Vector512<float> fourTimes = Vector512.Create(
                Vector256.Create(four(Vector128.Create<float>(x)), four(Vector128.Create<float>(x[4..]))),
                Vector256.Create(four(Vector128.Create<float>(x[8..])), four(Vector128.Create<float>(x[12..]))));
            for (int lane = 0; lane < 16; lane++)
                alone[lane] = one(x[lane]);

            if (wide.AsInt32() != twice.AsInt32() || wide.AsInt32() != fourTimes.AsInt32() || wide.AsInt32() != Vector512.Create<float>(alone).AsInt32())
                Assert.Fail($"{Vector512.Create<float>(x)}: {wide} of 512, {twice} of 256, {fourTimes} of 128 bits, {Vector512.Create<float>(alone)} alone");
        }
    }
}
