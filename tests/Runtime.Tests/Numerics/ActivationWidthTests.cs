using System.Runtime.Intrinsics;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>
/// An activation and its derivative have identical bits at every vector width and for a single number. The value has identical bits with
/// and without the derivative.
/// </summary>
public abstract class ActivationWidthTests<TRounding>
    where TRounding : struct, IRounding
{
    private delegate T Activation<T>(T z);

    private delegate T WithDerivative<T>(T z, out T derivative);

    [Fact]
    public void IdentityAtEveryWidth() => AssertSame(
        new(Identity.Evaluate<TRounding>, Identity.Evaluate<TRounding>),
        new(Identity.Evaluate<TRounding>, Identity.Evaluate<TRounding>),
        new(Identity.Evaluate<TRounding>, Identity.Evaluate<TRounding>),
        new(Identity.Evaluate<TRounding>, Identity.Evaluate<TRounding>));

    [Fact]
    public void ReluAtEveryWidth() => AssertSame(
        new(Relu.Evaluate<TRounding>, Relu.Evaluate<TRounding>),
        new(Relu.Evaluate<TRounding>, Relu.Evaluate<TRounding>),
        new(Relu.Evaluate<TRounding>, Relu.Evaluate<TRounding>),
        new(Relu.Evaluate<TRounding>, Relu.Evaluate<TRounding>));

    [Fact]
    public void LeakyReluAtEveryWidth() => AssertSame(
        new(LeakyRelu.Evaluate<TRounding>, LeakyRelu.Evaluate<TRounding>),
        new(LeakyRelu.Evaluate<TRounding>, LeakyRelu.Evaluate<TRounding>),
        new(LeakyRelu.Evaluate<TRounding>, LeakyRelu.Evaluate<TRounding>),
        new(LeakyRelu.Evaluate<TRounding>, LeakyRelu.Evaluate<TRounding>));

    [Fact]
    public void EluAtEveryWidth() => AssertSame(
        new(Elu.Evaluate<TRounding>, Elu.Evaluate<TRounding>),
        new(Elu.Evaluate<TRounding>, Elu.Evaluate<TRounding>),
        new(Elu.Evaluate<TRounding>, Elu.Evaluate<TRounding>),
        new(Elu.Evaluate<TRounding>, Elu.Evaluate<TRounding>));

    [Fact]
    public void SeluAtEveryWidth() => AssertSame(
        new(Selu.Evaluate<TRounding>, Selu.Evaluate<TRounding>),
        new(Selu.Evaluate<TRounding>, Selu.Evaluate<TRounding>),
        new(Selu.Evaluate<TRounding>, Selu.Evaluate<TRounding>),
        new(Selu.Evaluate<TRounding>, Selu.Evaluate<TRounding>));

    [Fact]
    public void GeluAtEveryWidth() => AssertSame(
        new(Gelu.Evaluate<TRounding>, Gelu.Evaluate<TRounding>),
        new(Gelu.Evaluate<TRounding>, Gelu.Evaluate<TRounding>),
        new(Gelu.Evaluate<TRounding>, Gelu.Evaluate<TRounding>),
        new(Gelu.Evaluate<TRounding>, Gelu.Evaluate<TRounding>));

    [Fact]
    public void SwishAtEveryWidth() => AssertSame(
        new(Swish.Evaluate<TRounding>, Swish.Evaluate<TRounding>),
        new(Swish.Evaluate<TRounding>, Swish.Evaluate<TRounding>),
        new(Swish.Evaluate<TRounding>, Swish.Evaluate<TRounding>),
        new(Swish.Evaluate<TRounding>, Swish.Evaluate<TRounding>));

    [Fact]
    public void SoftplusAtEveryWidth() => AssertSame(
        new(Softplus.Evaluate<TRounding>, Softplus.Evaluate<TRounding>),
        new(Softplus.Evaluate<TRounding>, Softplus.Evaluate<TRounding>),
        new(Softplus.Evaluate<TRounding>, Softplus.Evaluate<TRounding>),
        new(Softplus.Evaluate<TRounding>, Softplus.Evaluate<TRounding>));

    [Fact]
    public void SoftsignAtEveryWidth() => AssertSame(
        new(Softsign.Evaluate<TRounding>, Softsign.Evaluate<TRounding>),
        new(Softsign.Evaluate<TRounding>, Softsign.Evaluate<TRounding>),
        new(Softsign.Evaluate<TRounding>, Softsign.Evaluate<TRounding>),
        new(Softsign.Evaluate<TRounding>, Softsign.Evaluate<TRounding>));

    [Fact]
    public void HardSigmoidAtEveryWidth() => AssertSame(
        new(HardSigmoid.Evaluate<TRounding>, HardSigmoid.Evaluate<TRounding>),
        new(HardSigmoid.Evaluate<TRounding>, HardSigmoid.Evaluate<TRounding>),
        new(HardSigmoid.Evaluate<TRounding>, HardSigmoid.Evaluate<TRounding>),
        new(HardSigmoid.Evaluate<TRounding>, HardSigmoid.Evaluate<TRounding>));

    [Fact]
    public void HardSwishAtEveryWidth() => AssertSame(
        new(HardSwish.Evaluate<TRounding>, HardSwish.Evaluate<TRounding>),
        new(HardSwish.Evaluate<TRounding>, HardSwish.Evaluate<TRounding>),
        new(HardSwish.Evaluate<TRounding>, HardSwish.Evaluate<TRounding>),
        new(HardSwish.Evaluate<TRounding>, HardSwish.Evaluate<TRounding>));

    [Fact]
    public void MishAtEveryWidth() => AssertSame(
        new(Mish.Evaluate<TRounding>, Mish.Evaluate<TRounding>),
        new(Mish.Evaluate<TRounding>, Mish.Evaluate<TRounding>),
        new(Mish.Evaluate<TRounding>, Mish.Evaluate<TRounding>),
        new(Mish.Evaluate<TRounding>, Mish.Evaluate<TRounding>));

    private static void AssertSame(Pair<float> one, Pair<Vector128<float>> four, Pair<Vector256<float>> eight, Pair<Vector512<float>> sixteen)
    {
        SameBits.Assert(one.Alone, four.Alone, eight.Alone, sixteen.Alone);
        SameBits.Assert(one.Alone, four.Value, eight.Value, sixteen.Value);
        SameBits.Assert(one.Derivative, four.Derivative, eight.Derivative, sixteen.Derivative);
    }

    /// <summary>An activation at one width, without and with its derivative.</summary>
    private sealed class Pair<T>(Activation<T> alone, WithDerivative<T> both)
    {
        public T Alone(T z) => alone(z);

        public T Value(T z) => both(z, out _);

        public T Derivative(T z)
        {
            both(z, out T derivative);
            return derivative;
        }
    }
}

public sealed class MachineActivationWidthTests : ActivationWidthTests<MachineRounding>;

public sealed class FusedActivationWidthTests : ActivationWidthTests<FusedRounding>;

public sealed class SeparateActivationWidthTests : ActivationWidthTests<SeparateRounding>;
