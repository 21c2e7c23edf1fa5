using System;
using System.Linq;
using Xunit;
using static MlpGen.Networks.Tests.Mathematics.Agreement;
using static MlpGen.Networks.Tests.Mathematics.Matrices;
using static MlpGen.Networks.Tests.Mathematics.SeedNetwork;

namespace MlpGen.Networks.Tests.Mathematics;

/// <summary>
/// Tests of sections 2.6 and 2.7: a batch of N examples as matrices, one example in each column. E is the sum over the batch.
/// </summary>
public sealed class BatchTests
{
    private const int N = 4;
    private readonly SeedNetwork _network = new(3, 4, 2);
    private readonly double[][,] _z = new double[3][,];
    private readonly double[][,] _a = new double[3][,];
    private readonly double[,] _y;
    private readonly double[][,] _error = new double[3][,];

    public BatchTests()
    {
        _y = FromColumns(_network.Y[..N]);
        _a[0] = FromColumns(_network.X[..N]);
        for (int l = 1; l <= 2; l++)
        {
            _z[l] = PlusVector(Product(_network.W[l], _a[l - 1]), _network.B[l]);
            _a[l] = Apply(_z[l], Sigmoid);
        }

        _error[2] = Zip(Zip(_a[2], _y, (a, y) => a - y), Apply(_z[2], SigmoidDerivative), (x, y) => x * y);
        _error[1] = Hidden(Apply(_z[1], SigmoidDerivative));
    }

    [Fact]
    public void Section_2_6_every_column_is_an_example()
    {
        for (int k = 0; k < N; k++)
        {
            double[][] a = _network.Forward(_network.X[k]).A;
            AssertSame(a[1], Column(_a[1], k));
            AssertSame(a[2], Column(_a[2], k));
        }
    }

    [Fact]
    public void Section_2_6_a_matrix_plus_a_vector()
    {
        double[,] sum = PlusVector(new double[,] { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } }, [10, 20, 30]);
        AssertSame([11, 12, 13, 24, 25, 26, 37, 38, 39], Entries(sum));
    }

    [Fact]
    public void Section_2_7_1_errors_and_bias_gradients_of_a_batch()
    {
        for (int l = 1; l <= 2; l++)
        {
            for (int k = 0; k < N; k++)
                AssertSame(_network.ErrorByDifference(l, k), Column(_error[l], k));
            AssertSame(BiasGradientByDifference(l), RowSums(_error[l]));
        }
    }

    [Fact]
    public void Slip_2_7_1_z_and_a_are_exchanged()
    {
        double[,] printed = Zip(Zip(_z[2], _y, (z, y) => z - y), Apply(_a[2], SigmoidDerivative), (x, y) => x * y);
        for (int k = 0; k < N; k++)
        {
            AssertSame(_network.ErrorByDifference(2, k), Column(_error[2], k));
            AssertDifferent(_network.ErrorByDifference(2, k), Column(printed, k));
        }
    }

    [Fact]
    public void Slip_2_7_1_the_slope_is_taken_at_a()
    {
        double[,] printed = Hidden(Apply(_a[1], SigmoidDerivative));
        for (int k = 0; k < N; k++)
        {
            AssertSame(_network.ErrorByDifference(1, k), Column(_error[1], k));
            AssertDifferent(_network.ErrorByDifference(1, k), Column(printed, k));
        }
    }

    [Fact]
    public void Slip_2_7_1_the_bias_gradient_is_not_summed()
    {
        for (int l = 1; l <= 2; l++)
        {
            double[] measured = BiasGradientByDifference(l);
            AssertSame(measured, RowSums(_error[l]));
            // The printed formula has N columns where b has one, and none of them is the gradient.
            Assert.Equal(N, _error[l].GetLength(1));
            Assert.All(Columns(_error[l]), column => AssertDifferent(measured, column));
        }
    }

    [Fact]
    public void Section_2_7_2_weight_gradients_of_a_batch()
    {
        for (int l = 1; l <= 2; l++)
            AssertSame(Entries(WeightGradientByDifference(l)), Entries(Product(_error[l], Transposed(_a[l - 1]))));
    }

    [Fact]
    public void Section_2_7_2_divided_by_N_it_is_the_gradient_of_the_mean()
    {
        double ofMean = Slope(ref _network.W[2][1, 3], () => _network.LossOfBatch(N) / N);
        AssertSame(ofMean, Product(_error[2], Transposed(_a[1]))[1, 3] / N);
    }

    [Fact]
    public void Slip_2_7_2_z_stands_for_a()
    {
        for (int k = 0; k < N; k++)
        {
            int example = k;
            double measured = Slope(ref _network.W[2][1, 3], () => _network.Loss(example));
            AssertSame(measured, _error[2][1, k] * _a[1][3, k]);
            AssertDifferent(measured, _error[2][1, k] * _z[1][3, k]);
        }
    }

    [Fact]
    public void Slip_2_7_2_the_sum_over_the_examples_runs_one_too_far()
    {
        double measured = Slope(ref _network.W[2][0, 0], () => _network.LossOfBatch(N));
        double sum = Enumerable.Range(0, N).Sum(k => _error[2][0, k] * _a[1][0, k]);
        AssertSame(measured, sum);
        // The example k = N is the fifth, which is not in the batch.
        AssertDifferent(measured, sum + (_network.ErrorByDifference(2, N)[0] * _network.Forward(_network.X[N]).A[1][0]));
    }

    [Fact]
    public void Slip_2_7_2_the_errors_end_with_the_index_of_the_layer_before()
    {
        // W of layer 1 is printed with rows 0 … i and columns 0 … j. Here i = 3 and j = 2, so [δ] must have i + 1 rows, not j + 1.
        double[,] gradient = Product(_error[1], Transposed(_a[0]));
        Assert.Equal((4, 3), (gradient.GetLength(0), gradient.GetLength(1)));
        Assert.Equal(_network.W[1].GetLength(0), _error[1].GetLength(0));
        Assert.NotEqual(_network.W[1].GetLength(1), _error[1].GetLength(0));
    }

    private double[,] Hidden(double[,] slopes) => Zip(Product(Transposed(_network.W[2]), _error[2]), slopes, (x, y) => x * y);

    private double[] BiasGradientByDifference(int l) =>
        [.. Enumerable.Range(0, _network.Sizes[l]).Select(i => Slope(ref _network.B[l][i], () => _network.LossOfBatch(N)))];

    private double[,] WeightGradientByDifference(int l)
    {
        double[,] gradient = new double[_network.Sizes[l], _network.Sizes[l - 1]];
        for (int i = 0; i < gradient.GetLength(0); i++)
        {
            for (int j = 0; j < gradient.GetLength(1); j++)
                gradient[i, j] = Slope(ref _network.W[l][i, j], () => _network.LossOfBatch(N));
        }

        return gradient;
    }
}
