using System;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>The activations and losses of one row as the contract defines them, in double precision.</summary>
internal static class Formulas
{
    public static double[] Activate(Activation activation, double[] z) =>
        activation == Activation.Softmax ? Softmax(z) : Array.ConvertAll(z, x => ActivationFormulas.Value(activation, x));

    /// <summary>Computes δ = ∂E/∂z from ∂E/∂a, with ⊙ σ′(z) or with the whole Jacobian ∂aᵢ/∂zⱼ = aᵢ([i = j] − aⱼ) of Softmax.</summary>
    public static double[] Delta(Activation activation, double[] z, double[] a, double[] outputGradient)
    {
        double[] delta = new double[z.Length];
        for (int j = 0; j < z.Length; j++)
        {
            if (activation == Activation.Softmax)
            {
                for (int i = 0; i < z.Length; i++)
                    delta[j] += outputGradient[i] * a[i] * ((i == j ? 1 : 0) - a[j]);
            }
            else
            {
                delta[j] = outputGradient[j] * ActivationFormulas.Derivative(activation, z[j]);
            }
        }

        return delta;
    }

    /// <summary>
    /// Computes E of one row. The losses for Softmax and Sigmoid are computed from the logits z, so that they cannot overflow.
    /// </summary>
    public static double Loss(Loss loss, double[] z, double[] a, double[] y)
    {
        double sum = 0;
        for (int j = 0; j < y.Length; j++)
        {
            sum += loss switch
            {
                MlpGen.Loss.Quadratic => (a[j] - y[j]) * (a[j] - y[j]) / 2,
                MlpGen.Loss.MeanSquaredError => (a[j] - y[j]) * (a[j] - y[j]) / y.Length,
                MlpGen.Loss.MeanAbsoluteError => Math.Abs(a[j] - y[j]) / y.Length,
                MlpGen.Loss.Huber => (Math.Abs(a[j] - y[j]) <= 1 ? (a[j] - y[j]) * (a[j] - y[j]) / 2 : Math.Abs(a[j] - y[j]) - 0.5) / y.Length,
                MlpGen.Loss.CrossEntropy => -y[j] * LogSoftmax(z, j),
                MlpGen.Loss.BinaryCrossEntropy => ((y[j] * ActivationFormulas.Softplus(-z[j])) + ((1 - y[j]) * ActivationFormulas.Softplus(z[j]))) / y.Length,
                _ => throw new ArgumentOutOfRangeException(nameof(loss)),
            };
        }

        return sum;
    }

    /// <summary>
    /// Computes δ of the output layer, with the fused forms a·Σy − y and (a − y)/n where they exist, and otherwise from ∂E/∂a.
    /// </summary>
    public static double[] OutputDelta(Loss loss, Activation activation, double[] z, double[] a, double[] y)
    {
        double[] gradient = new double[y.Length];
        double total = 0;
        foreach (double target in y)
            total += target;
        for (int j = 0; j < y.Length; j++)
        {
            gradient[j] = loss switch
            {
                MlpGen.Loss.Quadratic => a[j] - y[j],
                MlpGen.Loss.MeanSquaredError => 2 * (a[j] - y[j]) / y.Length,
                MlpGen.Loss.MeanAbsoluteError => Math.Sign(a[j] - y[j]) / (double)y.Length,
                MlpGen.Loss.Huber => Math.Clamp(a[j] - y[j], -1, 1) / y.Length,
                MlpGen.Loss.CrossEntropy => (a[j] * total) - y[j],
                MlpGen.Loss.BinaryCrossEntropy => (a[j] - y[j]) / y.Length,
                _ => throw new ArgumentOutOfRangeException(nameof(loss)),
            };
        }

        bool fused = loss is MlpGen.Loss.CrossEntropy or MlpGen.Loss.BinaryCrossEntropy;
        return fused ? gradient : Delta(activation, z, a, gradient);
    }

    /// <summary>Returns every a − y at which the first or second derivative of a loss jumps.</summary>
    public static double[] Kinks(Loss loss) => loss switch
    {
        MlpGen.Loss.MeanAbsoluteError => [0],
        MlpGen.Loss.Huber => [-1, 1],
        _ => [],
    };

    private static double[] Softmax(double[] z)
    {
        double[] a = new double[z.Length];
        for (int j = 0; j < z.Length; j++)
            a[j] = Math.Exp(LogSoftmax(z, j));
        return a;
    }

    private static double LogSoftmax(double[] z, int j)
    {
        double largest = double.NegativeInfinity;
        foreach (double x in z)
            largest = Math.Max(largest, x);
        double sum = 0;
        foreach (double x in z)
            sum += Math.Exp(x - largest);
        return z[j] - largest - Math.Log(sum);
    }
}
