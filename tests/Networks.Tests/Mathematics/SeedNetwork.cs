using System;
using System.Linq;

namespace MlpGen.Networks.Tests.Mathematics;

/// <summary>
/// The network of docs/mathematics.md in double precision, neuron by neuron as in section 1.2. Every formula is compared with it. Its
/// slopes are central differences of the loss, so nothing here uses backpropagation.
/// </summary>
internal sealed class SeedNetwork
{
    private const double Step = 1e-5;

    /// <param name="sizes">The sizes of the layers, n⁰ … nᴸ.</param>
    public SeedNetwork(params int[] sizes)
    {
        Random random = new(20250217);
        Sizes = sizes;
        W = new double[sizes.Length][,];
        B = new double[sizes.Length][];
        W[0] = new double[0, 0];
        B[0] = [];
        for (int l = 1; l < sizes.Length; l++)
        {
            W[l] = new double[sizes[l], sizes[l - 1]];
            B[l] = [.. Enumerable.Range(0, sizes[l]).Select(_ => Draw())];
            for (int i = 0; i < sizes[l]; i++)
            {
                for (int j = 0; j < sizes[l - 1]; j++)
                    W[l][i, j] = Draw();
            }
        }

        X = [.. Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, sizes[0]).Select(_ => Draw()).ToArray())];
        Y = [.. Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, sizes[^1]).Select(_ => Draw()).ToArray())];

        double Draw() => (3 * random.NextDouble()) - 1.5;
    }

    public int[] Sizes { get; }

    /// <summary>The number of the last layer.</summary>
    public int L => Sizes.Length - 1;

    /// <summary>
    /// The weights. W[l][i, j] is the document's w with the indices j, i, from neuron j of layer l − 1 to neuron i of layer l.
    /// </summary>
    public double[][,] W { get; }

    public double[][] B { get; }

    /// <summary>The inputs of five examples. Batches in the tests contain the first four.</summary>
    public double[][] X { get; }

    public double[][] Y { get; }

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double SigmoidDerivative(double x) => Sigmoid(x) * (1 - Sigmoid(x));

    /// <summary>Computes z and a of every layer. a⁰ is the input, and there is no z⁰.</summary>
    public (double[][] Z, double[][] A) Forward(double[] x)
    {
        double[][] z = new double[L + 1][];
        double[][] a = new double[L + 1][];
        z[0] = [];
        a[0] = x;
        for (int l = 1; l <= L; l++)
        {
            z[l] = new double[Sizes[l]];
            for (int i = 0; i < Sizes[l]; i++)
            {
                z[l][i] = B[l][i];
                for (int j = 0; j < Sizes[l - 1]; j++)
                    z[l][i] += W[l][i, j] * a[l - 1][j];
            }

            a[l] = [.. z[l].Select(Sigmoid)];
        }

        return (z, a);
    }

    /// <summary>Computes E of one example.</summary>
    public double Loss(int k)
    {
        double[] a = Forward(X[k]).A[L];
        return a.Zip(Y[k], (output, target) => 0.5 * (target - output) * (target - output)).Sum();
    }

    /// <summary>Computes ΣE over the first examples.</summary>
    public double LossOfBatch(int examples) => Enumerable.Range(0, examples).Sum(Loss);

    /// <summary>Computes ∂E/∂z of a layer. z − b does not depend on b, so the slope by b is the slope by z.</summary>
    public double[] ErrorByDifference(int l, int k) =>
        [.. Enumerable.Range(0, Sizes[l]).Select(i => Slope(ref B[l][i], () => Loss(k)))];

    /// <summary>Computes the central difference (f(x + h) − f(x − h)) / 2h.</summary>
    public static double Slope(ref double x, Func<double> f)
    {
        double saved = x;
        x = saved + Step;
        double above = f();
        x = saved - Step;
        double below = f();
        x = saved;
        return (above - below) / (2 * Step);
    }
}
