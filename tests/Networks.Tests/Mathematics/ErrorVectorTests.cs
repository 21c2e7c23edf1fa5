using System;
using System.Linq;
using Xunit;
using static MlpGen.Networks.Tests.Mathematics.Agreement;
using static MlpGen.Networks.Tests.Mathematics.Matrices;
using static MlpGen.Networks.Tests.Mathematics.SeedNetwork;

namespace MlpGen.Networks.Tests.Mathematics;

/// <summary>Tests of section 2.5, the errors of a layer as a vector.</summary>
public sealed class ErrorVectorTests
{
    // Layers 1 and 2 have the same size, so that a wrong order of operations is not a mismatch of sizes.
    private readonly SeedNetwork _network = new(2, 3, 3);
    private readonly double[][] _z;
    private readonly double[][] _a;

    public ErrorVectorTests() => (_z, _a) = _network.Forward(_network.X[0]);

    [Fact]
    public void Section_2_5_1_error_of_the_last_layer() =>
        AssertSame(_network.ErrorByDifference(2, 0), Hadamard(Minus(_a[2], _network.Y[0]), Derivative(_z[2])));

    [Fact]
    public void Slip_2_5_1_z_and_a_are_exchanged()
    {
        double[] measured = _network.ErrorByDifference(2, 0);
        AssertDifferent(measured, Hadamard(Minus(_z[2], _network.Y[0]), Derivative(_a[2])));
        // Each replacement alone is wrong too.
        AssertDifferent(measured, Hadamard(Minus(_z[2], _network.Y[0]), Derivative(_z[2])));
        AssertDifferent(measured, Hadamard(Minus(_a[2], _network.Y[0]), Derivative(_a[2])));
    }

    [Fact]
    public void Section_2_5_2_entry_by_entry() =>
        AssertSame([5, 12, 21, -32], Hadamard([1, 2, 3, 4], [5, 6, 7, -8]));

    [Fact]
    public void Section_2_5_3_error_of_any_layer()
    {
        double[] outputError = _network.ErrorByDifference(2, 0);
        double[] error = Hadamard(Product(Transposed(_network.W[2]), outputError), Derivative(_z[1]));
        AssertSame(_network.ErrorByDifference(1, 0), error);

        // The document writes out these two neurons.
        for (int j = 0; j < 2; j++)
        {
            double sum = 0;
            for (int i = 0; i < 3; i++)
                sum += outputError[i] * _network.W[2][i, j];
            AssertSame(error[j], sum * SigmoidDerivative(_z[1][j]));
        }
    }

    [Fact]
    public void Slip_2_5_3_the_sum_runs_one_too_far()
    {
        double[] outputError = _network.ErrorByDifference(2, 0);
        AssertSame(Product(Transposed(_network.W[2]), outputError)[0], SumTo(last: 2));
        Assert.Throws<IndexOutOfRangeException>(() => SumTo(last: 3));

        double SumTo(int last)
        {
            double sum = 0;
            for (int i = 0; i <= last; i++)
                sum += outputError[i] * _network.W[2][i, 0];
            return sum;
        }
    }

    [Fact]
    public void Slip_2_5_3_without_parentheses_the_order_is_open()
    {
        double[] measured = _network.ErrorByDifference(1, 0);
        double[] outputError = _network.ErrorByDifference(2, 0);
        double[,] transposed = Transposed(_network.W[2]);
        AssertSame(measured, Hadamard(Product(transposed, outputError), Derivative(_z[1])));
        AssertDifferent(measured, Product(transposed, Hadamard(outputError, Derivative(_z[1]))));
    }

    private static double[] Minus(double[] left, double[] right) => [.. left.Zip(right, (x, y) => x - y)];

    private static double[] Derivative(double[] at) => [.. at.Select(SigmoidDerivative)];
}
