using System;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>Results of a lane have identical bits at every vector width and for a single number.</summary>
public abstract class WidthTests<TRounding>
    where TRounding : struct, IRounding
{
    [Fact]
    public void MultiplyAdd() => AssertSame(
        x => Simd.MultiplyAdd<TRounding>(x, x, 0.1f),
        x => Simd.MultiplyAdd<TRounding>(x, x, Vector128.Create(0.1f)),
        x => Simd.MultiplyAdd<TRounding>(x, x, Vector256.Create(0.1f)),
        x => Simd.MultiplyAdd<TRounding>(x, x, Vector512.Create(0.1f)));

    [Fact]
    public void Exponential() => AssertSame(Exp.Evaluate<TRounding>, Exp.Evaluate<TRounding>, Exp.Evaluate<TRounding>, Exp.Evaluate<TRounding>);

    [Fact]
    public void ExponentialOfNonPositive() => AssertSame(
        Exp.EvaluateNonPositive<TRounding>,
        Exp.EvaluateNonPositive<TRounding>,
        Exp.EvaluateNonPositive<TRounding>,
        Exp.EvaluateNonPositive<TRounding>);

    [Fact]
    public void ExponentialTimes128() => AssertSame(
        Exp.Evaluate128Times<TRounding>, Exp.Evaluate128Times<TRounding>, Exp.Evaluate128Times<TRounding>, Exp.Evaluate128Times<TRounding>);

    [Fact]
    public void ExponentialLessOne() => AssertSame(
        x => LessOne(Exp.SplitFourTimes<TRounding>(x, out float power), power, Exp.LessOne<TRounding>),
        x => LessOne(Exp.SplitFourTimes<TRounding>(x, out Vector128<float> power), power, Exp.LessOne<TRounding>),
        x => LessOne(Exp.SplitFourTimes<TRounding>(x, out Vector256<float> power), power, Exp.LessOne<TRounding>),
        x => LessOne(Exp.SplitFourTimes<TRounding>(x, out Vector512<float> power), power, Exp.LessOne<TRounding>));

    [Fact]
    public void ErrorFunction() => AssertSame(Erf.Evaluate<TRounding>, Erf.Evaluate<TRounding>, Erf.Evaluate<TRounding>, Erf.Evaluate<TRounding>);

    [Fact]
    public void Logarithm() => AssertSame(
        x => Log1p.Evaluate<TRounding>(MathF.Abs(x) % 1),
        x => Log1p.Evaluate<TRounding>(Fraction(x.ToVector256()).GetLower()),
        x => Log1p.Evaluate<TRounding>(Fraction(x)),
        x => Log1p.Evaluate<TRounding>(Vector512.Create(Fraction(x.GetLower()), Fraction(x.GetUpper()))));

    [Fact]
    public void SigmoidAlone() => AssertSame(Sigmoid.Evaluate<TRounding>, Sigmoid.Evaluate<TRounding>, Sigmoid.Evaluate<TRounding>, Sigmoid.Evaluate<TRounding>);

    [Fact]
    public void SigmoidWithDerivative()
    {
        AssertSame(
            x => Sigmoid.Evaluate<TRounding>(x), x => Sigmoid.Evaluate<TRounding>(x, out _), x => Sigmoid.Evaluate<TRounding>(x, out _), x => Sigmoid.Evaluate<TRounding>(x, out _));
        AssertSame(
            x => Second(Sigmoid.Evaluate<TRounding>(x, out float d), d),
            x => Second(Sigmoid.Evaluate<TRounding>(x, out Vector128<float> d), d),
            x => Second(Sigmoid.Evaluate<TRounding>(x, out Vector256<float> d), d),
            x => Second(Sigmoid.Evaluate<TRounding>(x, out Vector512<float> d), d));
    }

    [Fact]
    public void TanhAlone() => AssertSame(Tanh.Evaluate<TRounding>, Tanh.Evaluate<TRounding>, Tanh.Evaluate<TRounding>, Tanh.Evaluate<TRounding>);

    [Fact]
    public void TanhWithDerivative()
    {
        AssertSame(x => Tanh.Evaluate<TRounding>(x), x => Tanh.Evaluate<TRounding>(x, out _), x => Tanh.Evaluate<TRounding>(x, out _), x => Tanh.Evaluate<TRounding>(x, out _));
        AssertSame(
            x => Second(Tanh.Evaluate<TRounding>(x, out float d), d),
            x => Second(Tanh.Evaluate<TRounding>(x, out Vector128<float> d), d),
            x => Second(Tanh.Evaluate<TRounding>(x, out Vector256<float> d), d),
            x => Second(Tanh.Evaluate<TRounding>(x, out Vector512<float> d), d));
    }

    // The power is known only after the rest.
    private static T LessOne<T>(T rest, T power, Func<T, T, T> lessOne) => lessOne(power, rest);

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

    private static void AssertSame(
        Func<float, float> one,
        Func<Vector128<float>, Vector128<float>> four,
        Func<Vector256<float>, Vector256<float>> eight,
        Func<Vector512<float>, Vector512<float>> sixteen) => SameBits.Assert(one, four, eight, sixteen);
}

public sealed class MachineWidthTests : WidthTests<MachineRounding>;

public sealed class FusedWidthTests : WidthTests<FusedRounding>;

public sealed class SeparateWidthTests : WidthTests<SeparateRounding>;
