using System.Runtime.Intrinsics;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>
/// An activation and its derivative have identical bits at every vector width and for a single number. The value has identical bits with
/// and without the derivative.
/// </summary>
public class ActivationWidthTests
{
    private delegate T Activation<T>(T z);

    private delegate T WithDerivative<T>(T z, out T derivative);

    [Fact]
    public void LeakyReluAtEveryWidth() => AssertSame(
        new(LeakyRelu.Evaluate, LeakyRelu.Evaluate), new(LeakyRelu.Evaluate, LeakyRelu.Evaluate), new(LeakyRelu.Evaluate, LeakyRelu.Evaluate), new(LeakyRelu.Evaluate, LeakyRelu.Evaluate));

    [Fact]
    public void EluAtEveryWidth() => AssertSame(
        new(Elu.Evaluate, Elu.Evaluate), new(Elu.Evaluate, Elu.Evaluate), new(Elu.Evaluate, Elu.Evaluate), new(Elu.Evaluate, Elu.Evaluate));

    [Fact]
    public void SeluAtEveryWidth() => AssertSame(
        new(Selu.Evaluate, Selu.Evaluate), new(Selu.Evaluate, Selu.Evaluate), new(Selu.Evaluate, Selu.Evaluate), new(Selu.Evaluate, Selu.Evaluate));

    [Fact]
    public void GeluAtEveryWidth() => AssertSame(
        new(Gelu.Evaluate, Gelu.Evaluate), new(Gelu.Evaluate, Gelu.Evaluate), new(Gelu.Evaluate, Gelu.Evaluate), new(Gelu.Evaluate, Gelu.Evaluate));

    [Fact]
    public void SwishAtEveryWidth() => AssertSame(
        new(Swish.Evaluate, Swish.Evaluate), new(Swish.Evaluate, Swish.Evaluate), new(Swish.Evaluate, Swish.Evaluate), new(Swish.Evaluate, Swish.Evaluate));

    [Fact]
    public void SoftplusAtEveryWidth() => AssertSame(
        new(Softplus.Evaluate, Softplus.Evaluate), new(Softplus.Evaluate, Softplus.Evaluate), new(Softplus.Evaluate, Softplus.Evaluate), new(Softplus.Evaluate, Softplus.Evaluate));

    [Fact]
    public void SoftsignAtEveryWidth() => AssertSame(
        new(Softsign.Evaluate, Softsign.Evaluate), new(Softsign.Evaluate, Softsign.Evaluate), new(Softsign.Evaluate, Softsign.Evaluate), new(Softsign.Evaluate, Softsign.Evaluate));

    [Fact]
    public void HardSigmoidAtEveryWidth() => AssertSame(
        new(HardSigmoid.Evaluate, HardSigmoid.Evaluate), new(HardSigmoid.Evaluate, HardSigmoid.Evaluate), new(HardSigmoid.Evaluate, HardSigmoid.Evaluate), new(HardSigmoid.Evaluate, HardSigmoid.Evaluate));

    [Fact]
    public void HardSwishAtEveryWidth() => AssertSame(
        new(HardSwish.Evaluate, HardSwish.Evaluate), new(HardSwish.Evaluate, HardSwish.Evaluate), new(HardSwish.Evaluate, HardSwish.Evaluate), new(HardSwish.Evaluate, HardSwish.Evaluate));

    [Fact]
    public void MishAtEveryWidth() => AssertSame(
        new(Mish.Evaluate, Mish.Evaluate), new(Mish.Evaluate, Mish.Evaluate), new(Mish.Evaluate, Mish.Evaluate), new(Mish.Evaluate, Mish.Evaluate));

    private static void AssertSame(Pair<float> one, Pair<Vector128<float>> four, Pair<Vector256<float>> eight, Pair<Vector512<float>> sixteen)
    {
        WidthTests.AssertSame(one.Alone, four.Alone, eight.Alone, sixteen.Alone);
        WidthTests.AssertSame(one.Alone, four.Value, eight.Value, sixteen.Value);
        WidthTests.AssertSame(one.Derivative, four.Derivative, eight.Derivative, sixteen.Derivative);
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
