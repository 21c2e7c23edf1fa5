using System;
using System.Linq;
using MlpGen.Networks.Tests.Oracle;
using Xunit;
using static MlpGen.Networks.Tests.Mathematics.Agreement;
using static MlpGen.Networks.Tests.Mathematics.Matrices;
using static MlpGen.Networks.Tests.Mathematics.SeedNetwork;

namespace MlpGen.Networks.Tests.Mathematics;

/// <summary>
/// Tests of the activations and losses that the document does not have. Each slope is compared with a central difference.
/// </summary>
public sealed class ExtensionTests
{
    private readonly double[] _z = [0.3, -1.2, 2.1];
    private readonly double[] _y = [0.2, 0.5, 0.9];

    [Theory]
    [InlineData(-2)]
    [InlineData(-0.1)]
    [InlineData(0.1)]
    [InlineData(2)]
    public void Extension_slopes_of_tanh_and_relu(double x)
    {
        double at = x;
        AssertSame(1 - (Math.Tanh(x) * Math.Tanh(x)), Slope(ref at, () => Math.Tanh(at)));
        AssertSame(x > 0 ? 1 : 0, Slope(ref at, () => Math.Max(at, 0)));
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(-1.3)]
    [InlineData(-0.1)]
    [InlineData(0.7)]
    [InlineData(2)]
    [InlineData(5)]
    public void Extension_slopes_of_the_further_activations(double x)
    {
        const double Lambda = 1.0507009873554805, Alpha = 1.6732632423543772;
        double at = x;
        double t = Math.Tanh(Softplus(x));
        AssertSame(x > 0 ? 1 : 0.01, Slope(ref at, () => at > 0 ? at : 0.01 * at));
        AssertSame(x > 0 ? 1 : Math.Exp(x), Slope(ref at, () => at > 0 ? at : Math.Exp(at) - 1));
        AssertSame(x > 0 ? Lambda : Lambda * Alpha * Math.Exp(x), Slope(ref at, () => at > 0 ? Lambda * at : Lambda * Alpha * (Math.Exp(at) - 1)));
        AssertSame(
            NormalIntegral.Value(x) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)), Slope(ref at, () => at * NormalIntegral.Value(at)));
        AssertSame(Sigmoid(x) * (1 + (x * Sigmoid(-x))), Slope(ref at, () => at * Sigmoid(at)));
        AssertSame(Sigmoid(x), Slope(ref at, () => Softplus(at)));
        AssertSame(1 / Math.Pow(1 + Math.Abs(x), 2), Slope(ref at, () => at / (1 + Math.Abs(at))));
        AssertSame(Math.Abs(x) < 3 ? 1 / 6.0 : 0, Slope(ref at, () => Math.Clamp((at / 6) + 0.5, 0, 1)));
        AssertSame(x < -3 ? 0 : x > 3 ? 1 : (x / 3) + 0.5, Slope(ref at, () => at * Math.Clamp((at / 6) + 0.5, 0, 1)));
        AssertSame(t + (x * Sigmoid(x) * (1 - (t * t))), Slope(ref at, () => at * Math.Tanh(Softplus(at))));

        static double Softplus(double z) => Math.Log(1 + Math.Exp(z));
    }

    [Fact]
    public void Extension_softmax_multiplies_by_its_jacobian()
    {
        double[] a = Softmax(_z);
        double[] upstream = [0.7, -0.4, 1.3];
        double dot = Hadamard(a, upstream).Sum();
        for (int j = 0; j < _z.Length; j++)
            AssertSame(Slope(ref _z[j], () => Hadamard(Softmax(_z), upstream).Sum()), a[j] * (upstream[j] - dot));
    }

    [Fact]
    public void Extension_softmax_is_unchanged_by_a_shift_and_does_not_overflow()
    {
        AssertSame(Softmax(_z), Softmax([.. _z.Select(z => z + 1000)]));
        AssertSame([1, 0], Softmax([1000, -1000]));
    }

    [Fact]
    public void Extension_cross_entropy_of_softmax()
    {
        double total = _y.Sum();
        double[] a = Softmax(_z);
        for (int j = 0; j < _z.Length; j++)
            AssertSame(Slope(ref _z[j], Loss), (a[j] * total) - _y[j]);

        double Loss() => -Hadamard(_y, [.. Softmax(_z).Select(a => Math.Log(a))]).Sum();
    }

    [Fact]
    public void Extension_binary_cross_entropy_of_sigmoid()
    {
        double[] a = [.. _z.Select(Sigmoid)];
        AssertSame(-Enumerable.Range(0, 3).Average(j => (_y[j] * Math.Log(a[j])) + ((1 - _y[j]) * Math.Log(1 - a[j]))), Loss());
        for (int j = 0; j < _z.Length; j++)
            AssertSame(Slope(ref _z[j], Loss), (Sigmoid(_z[j]) - _y[j]) / 3);

        double Loss() => Enumerable.Range(0, 3).Average(
            j => Math.Max(_z[j], 0) - (_z[j] * _y[j]) + Math.Log(1 + Math.Exp(-Math.Abs(_z[j]))));
    }

    [Fact]
    public void Extension_mean_squared_error()
    {
        for (int j = 0; j < _z.Length; j++)
            AssertSame(Slope(ref _z[j], Loss), 2.0 / 3 * (_z[j] - _y[j]));

        double Loss() => _z.Zip(_y, (a, y) => (a - y) * (a - y)).Average();
    }

    [Fact]
    public void Extension_absolute_error_and_huber()
    {
        for (int j = 0; j < _z.Length; j++)
        {
            double error = _z[j] - _y[j];
            AssertSame(Slope(ref _z[j], () => Mean(Math.Abs)), Math.Sign(error) / 3.0);
            AssertSame(Slope(ref _z[j], () => Mean(Huber)), Math.Clamp(error, -1, 1) / 3);
        }

        double Mean(Func<double, double> loss) => _z.Zip(_y, (a, y) => loss(a - y)).Average();
        static double Huber(double e) => Math.Abs(e) <= 1 ? e * e / 2 : Math.Abs(e) - 0.5;
    }

    private static double[] Softmax(double[] z)
    {
        double[] exponentials = [.. z.Select(entry => Math.Exp(entry - z.Max()))];
        return [.. exponentials.Select(exponential => exponential / exponentials.Sum())];
    }
}
