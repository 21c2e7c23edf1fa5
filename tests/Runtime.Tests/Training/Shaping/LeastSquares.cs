using System;
using System.Linq;

namespace MlpGen.Runtime.Tests.Training.Shaping;

/// <summary>
/// The gradient of E = Σ wₖ·½(w·xₖ + b − yₖ)² / Σ wₖ for one output in double precision, which shaped steps of a <see
/// cref="LinearNetwork"/> follow.
/// </summary>
internal static class LeastSquares
{
    public const int Inputs = 3;
    public const int Rows = 5;

    public static readonly float[] X = [0.5f, -1, 2, 1.5f, 0.25f, -0.75f, -2, 1, 0.5f, 0, 3, 1, -1, -1, 0.125f];
    public static readonly float[] Y = [1, -2, 0.5f, 4, -1];

    /// <summary>The initial parameters in canonical order: three weights and the bias.</summary>
    public static readonly float[] Start = [0.75f, -0.5f, 0.25f, 1];

    public static LinearNetwork Network()
    {
        LinearNetwork network = new(Inputs, 1);
        network.SetParameters(Start);
        return network;
    }

    /// <summary>Computes ∂E/∂w and ∂E/∂b at the given parameters.</summary>
    public static double[] Gradient(double[] at, double[]? weights = null, int firstRow = 0, int rows = Rows)
    {
        double[] gradient = new double[Inputs + 1];
        double total = weights?.Sum() ?? rows;
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            double error = at[Inputs] - Y[row];
            for (int i = 0; i < Inputs; i++)
                error += at[i] * X[(row * Inputs) + i];
            double share = (weights?[row] ?? 1) / total;
            for (int i = 0; i < Inputs; i++)
                gradient[i] += share * error * X[(row * Inputs) + i];
            gradient[Inputs] += share * error;
        }

        return gradient;
    }

    public static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
