using System;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>Activations and losses as the contract writes them, in double precision, for one row.</summary>
internal static class Formulas
{
    public static double[] Activate(Activation activation, double[] z) => activation switch
    {
        Activation.Identity => z,
        Activation.Sigmoid => Array.ConvertAll(z, Sigmoid),
        Activation.Tanh => Array.ConvertAll(z, Math.Tanh),
        Activation.Relu => Array.ConvertAll(z, x => Math.Max(x, 0)),
        Activation.Softmax => Softmax(z),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>δ = ∂E/∂z from ∂E/∂a: ⊙ σ′(z), or the whole Jacobian ∂aᵢ/∂zⱼ = aᵢ([i = j] − aⱼ) of Softmax.</summary>
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
                delta[j] = outputGradient[j] * Derivative(activation, z[j]);
            }
        }

        return delta;
    }

    /// <summary>E of one row; the losses that belong to Softmax and Sigmoid from the logits z, so that none overflows.</summary>
    public static double Loss(Loss loss, double[] z, double[] a, double[] y)
    {
        double sum = 0;
        for (int j = 0; j < y.Length; j++)
        {
            sum += loss switch
            {
                MlpGen.Loss.Quadratic => (a[j] - y[j]) * (a[j] - y[j]) / 2,
                MlpGen.Loss.MeanSquaredError => (a[j] - y[j]) * (a[j] - y[j]) / y.Length,
                MlpGen.Loss.CrossEntropy => -y[j] * LogSoftmax(z, j),
                MlpGen.Loss.BinaryCrossEntropy => ((y[j] * SoftPlus(-z[j])) + ((1 - y[j]) * SoftPlus(z[j]))) / y.Length,
                _ => throw new ArgumentOutOfRangeException(nameof(loss)),
            };
        }

        return sum;
    }

    /// <summary>δ of the output layer: the fused forms a·Σy − y and (a − y)/n where they exist, else through ∂E/∂a.</summary>
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
                MlpGen.Loss.CrossEntropy => (a[j] * total) - y[j],
                MlpGen.Loss.BinaryCrossEntropy => (a[j] - y[j]) / y.Length,
                _ => throw new ArgumentOutOfRangeException(nameof(loss)),
            };
        }

        bool fused = loss is MlpGen.Loss.CrossEntropy or MlpGen.Loss.BinaryCrossEntropy;
        return fused ? gradient : Delta(activation, z, a, gradient);
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double Derivative(Activation activation, double z) => activation switch
    {
        Activation.Identity => 1,
        Activation.Sigmoid => Sigmoid(z) * (1 - Sigmoid(z)),
        Activation.Tanh => 1 - (Math.Tanh(z) * Math.Tanh(z)),
        Activation.Relu => z > 0 ? 1 : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
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

    /// <summary>ln(1 + eˣ) = −ln σ(−x).</summary>
    private static double SoftPlus(double x) => Math.Max(x, 0) + double.LogP1(Math.Exp(-Math.Abs(x)));
}
