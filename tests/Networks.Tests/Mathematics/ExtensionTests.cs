using System;
using System.Linq;
using Xunit;
using static MlpGen.Networks.Tests.Mathematics.Agreement;
using static MlpGen.Networks.Tests.Mathematics.Matrices;
using static MlpGen.Networks.Tests.Mathematics.SeedNetwork;

namespace MlpGen.Networks.Tests.Mathematics;

/// <summary>What the document does not have: the other activations and losses, each slope against a central difference.</summary>
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

    private static double[] Softmax(double[] z)
    {
        double[] exponentials = [.. z.Select(entry => Math.Exp(entry - z.Max()))];
        return [.. exponentials.Select(exponential => exponential / exponentials.Sum())];
    }
}
