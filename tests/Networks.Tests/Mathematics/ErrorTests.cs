using System;
using System.Linq;
using Xunit;
using static MlpGen.Networks.Tests.Mathematics.Agreement;
using static MlpGen.Networks.Tests.Mathematics.SeedNetwork;

namespace MlpGen.Networks.Tests.Mathematics;

/// <summary>Tests of section 2.4, the error of each neuron. Layer 1 has four neurons, and layer 2 has two.</summary>
public sealed class ErrorTests
{
    private readonly SeedNetwork _network = new(3, 4, 2);
    private readonly double[][] _z;
    private readonly double[][] _a;
    private readonly double[] _outputError;

    public ErrorTests()
    {
        (_z, _a) = _network.Forward(_network.X[0]);
        _outputError = [.. Enumerable.Range(0, 2).Select(j => (_a[2][j] - _network.Y[0][j]) * SigmoidDerivative(_z[2][j]))];
    }

    [Fact]
    public void Section_2_4_errors_from_the_last_layer_to_the_first()
    {
        AssertSame(_network.ErrorByDifference(2, 0), _outputError);
        double[] hidden = [.. Enumerable.Range(0, 4).Select(j => SumOverNextLayer(j, last: 1) * SigmoidDerivative(_z[1][j]))];
        AssertSame(_network.ErrorByDifference(1, 0), hidden);
    }

    [Fact]
    public void Section_2_4_the_error_gives_every_gradient()
    {
        for (int l = 1; l <= 2; l++)
        {
            double[] error = _network.ErrorByDifference(l, 0);
            for (int i = 0; i < error.Length; i++)
            {
                for (int j = 0; j < _a[l - 1].Length; j++)
                    AssertSame(Slope(ref _network.W[l][i, j], () => _network.Loss(0)), error[i] * _a[l - 1][j]);
            }
        }
    }

    [Fact]
    public void Slip_2_4_one_minus_sigma_stands_twice()
    {
        double[] measured = _network.ErrorByDifference(2, 0);
        double[] printed = [.. Enumerable.Range(0, 2).Select(j => _outputError[j] * (1 - Sigmoid(_z[2][j])))];
        AssertSame(measured, _outputError);
        AssertDifferent(measured, printed);
    }

    [Fact]
    public void Slip_2_4_the_sum_over_the_next_layer_runs_one_too_far()
    {
        double measured = _network.ErrorByDifference(1, 0)[0];
        AssertSame(measured, SumOverNextLayer(0, last: 1) * SigmoidDerivative(_z[1][0]));
        Assert.Throws<IndexOutOfRangeException>(() => SumOverNextLayer(0, last: 2));
    }

    [Fact]
    public void Slip_2_4_the_sum_over_p_is_bounded_by_the_wrong_layer()
    {
        double[] a = [.. _a[1]];
        for (int i = 0; i < 2; i++)
        {
            int target = i;
            // The sum over p = 0 … n² stops at 2, but layer 1 has neurons 0 … 3. Its last neuron would have no effect at all.
            double measured = Slope(ref a[3], () => WeightedSum(last: 3, target));
            AssertSame(_network.W[2][i, 3], measured);
            AssertDifferent(measured, Slope(ref a[3], () => WeightedSum(last: 2, target)));
            AssertSame(_z[2][i], WeightedSum(last: 3, target));
            AssertDifferent(_z[2][i], WeightedSum(last: 2, target));
        }

        double WeightedSum(int last, int i)
        {
            double sum = _network.B[2][i];
            for (int p = 0; p <= last; p++)
                sum += a[p] * _network.W[2][i, p];
            return sum;
        }
    }

    [Fact]
    public void Slip_2_4_the_bias_stands_inside_the_sum_over_p()
    {
        // The inputs of the two neurons are zeros, so z is the bias. Inside the sum, all biases of the layer would be added to each neuron.
        SeedNetwork network = new(2, 2);
        network.B[1][0] = 1;
        network.B[1][1] = 2;
        double[] zeros = [0, 0];
        AssertSame([1, 2], network.Forward(zeros).Z[1]);
        AssertSame(3, Enumerable.Range(0, 2).Sum(p => (zeros[p] * network.W[1][0, p]) + network.B[1][p]));

        // If the previous layer is larger, the formula needs biases that do not exist.
        Assert.Throws<IndexOutOfRangeException>(() => Enumerable.Range(0, 4).Sum(p => _network.B[2][p]));
    }

    private double SumOverNextLayer(int j, int last)
    {
        double sum = 0;
        for (int i = 0; i <= last; i++)
            sum += _outputError[i] * _network.W[2][i, j];
        return sum;
    }
}
