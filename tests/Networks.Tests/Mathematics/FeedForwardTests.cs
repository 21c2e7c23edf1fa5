using System;
using System.Linq;
using Xunit;
using static MlpGen.Networks.Tests.Mathematics.Agreement;
using static MlpGen.Networks.Tests.Mathematics.Matrices;
using static MlpGen.Networks.Tests.Mathematics.SeedNetwork;

namespace MlpGen.Networks.Tests.Mathematics;

/// <summary>Tests of sections 1.1 to 1.3, the forward pass.</summary>
public sealed class FeedForwardTests
{
    private readonly SeedNetwork _network = new(3, 4, 2);

    [Fact]
    public void Section_1_1_every_neuron_hears_the_whole_layer_before()
    {
        int[] sizes = [2, 8, 1];
        int connections = 0;
        int biases = 0;
        for (int l = 1; l < sizes.Length; l++)
        {
            for (int neuron = 0; neuron < sizes[l]; neuron++)
            {
                biases++;
                for (int source = 0; source < sizes[l - 1]; source++)
                    connections++;
            }
        }

        Assert.Equal((24, 9), (connections, biases));
        Assert.Equal(33, Enumerable.Range(1, 2).Sum(l => (sizes[l - 1] + 1) * sizes[l]));
    }

    [Fact]
    public void Section_1_2_weighted_sum_of_the_layer_before()
    {
        double[] a = [1, 2];
        double[] w = [0.5, -0.25];
        const double bias = 0.1;

        double z = bias + Enumerable.Range(0, a.Length).Sum(j => a[j] * w[j]);

        AssertSame(0.1, z);
        AssertSame(0.524979187478940, Sigmoid(z));
    }

    [Fact]
    public void Slip_1_2_the_bound_names_the_layer_that_is_computed()
    {
        // With three inputs and two neurons, a sum bounded by n¹ = 2 loses the third input, the only one that is 1 here.
        double[] a = [0, 0, 1];
        double[] w = [5, 6, 7];
        AssertSame(7, WeightedSum(terms: 3));
        AssertDifferent(7, WeightedSum(terms: 2));

        // With two inputs and three neurons, it needs an input that does not exist.
        a = [0, 1];
        w = [5, 6];
        AssertSame(6, WeightedSum(terms: 2));
        Assert.Throws<IndexOutOfRangeException>(() => WeightedSum(terms: 3));

        double WeightedSum(int terms) => Enumerable.Range(0, terms).Sum(j => a[j] * w[j]);
    }

    [Fact]
    public void Slip_1_2_the_sum_runs_one_too_far()
    {
        // The document's own example has n⁰ = 2 inputs and two products. The range j = 0 … 2 would give three.
        double[] a = [1, 2];
        double[] w = [3, 4];
        AssertSame((a[0] * w[0]) + (a[1] * w[1]), SumTo(last: a.Length - 1));
        Assert.Throws<IndexOutOfRangeException>(() => SumTo(last: a.Length));

        double SumTo(int last)
        {
            double sum = 0;
            for (int j = 0; j <= last; j++)
                sum += a[j] * w[j];
            return sum;
        }
    }

    [Fact]
    public void Slip_1_2_one_bias_serves_the_whole_layer()
    {
        // With zero weights, z is b. Two neurons with the biases 1 and −1 have no common bias.
        SeedNetwork network = new(1, 2);
        Array.Clear(network.W[1]);
        network.B[1][0] = 1;
        network.B[1][1] = -1;
        double[] z = network.Forward([0]).Z[1];
        AssertSame([1, -1], z);
        double common = network.B[1].Average();
        AssertDifferent(z, [common, common]);
    }

    [Fact]
    public void Section_1_3_a_layer_is_a_matrix_times_a_vector()
    {
        (double[][] z, double[][] a) = _network.Forward(_network.X[0]);
        for (int l = 1; l <= _network.L; l++)
        {
            double[] byMatrix = Plus(Product(_network.W[l], a[l - 1]), _network.B[l]);
            AssertSame(z[l], byMatrix);
            AssertSame(a[l], [.. byMatrix.Select(Sigmoid)]);
        }
    }

    [Fact]
    public void Slip_1_3_z_and_a_are_exchanged_and_sigma_is_missing()
    {
        (double[][] z, double[][] a) = _network.Forward(_network.X[0]);
        double[] printed = Plus(Product(_network.W[2], z[1]), _network.B[2]);
        AssertDifferent(a[2], printed);
        AssertDifferent(z[2], printed);
        // Replacing z with a does not correct the formula, because an activation lies between 0 and 1, and the sum does not.
        AssertDifferent(a[2], Plus(Product(_network.W[2], a[1]), _network.B[2]));
    }

    [Fact]
    public void Slip_1_3_the_vectors_of_the_layer_end_with_the_index_of_the_layer_before()
    {
        // W of layer 1 is printed with rows 0 … i and columns 0 … j. Here i = 3 and j = 2.
        double[,] w = _network.W[1];
        int i = w.GetLength(0) - 1;
        int j = w.GetLength(1) - 1;
        double[] product = Product(w, _network.X[0]);
        Assert.Equal(i + 1, product.Length);
        Assert.NotEqual(j + 1, product.Length);
    }

    private static double[] Plus(double[] left, double[] right) => [.. left.Zip(right, (x, y) => x + y)];
}
