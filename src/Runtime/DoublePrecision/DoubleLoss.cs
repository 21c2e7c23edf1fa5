using System;

namespace MlpGen.DoublePrecision;

/// <summary>
/// The losses of one row in double precision, as defined by <see cref="Loss"/>. To support another loss, add a line to each switch. The
/// sums z, the outputs a and the targets y have one number for each output.
/// </summary>
internal static class DoubleLoss
{
    /// <summary>True if the loss uses the sums z and includes the derivative of the output activation.</summary>
    public static bool TakesLogits(Loss loss) => loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy;

    /// <summary>Returns the loss E.</summary>
    public static double Value(Loss loss, ReadOnlySpan<double> z, ReadOnlySpan<double> a, ReadOnlySpan<double> y)
    {
        if (loss == Loss.CrossEntropy)
            return CrossEntropy(z, y);
        double sum = 0;
        for (int j = 0; j < y.Length; j++)
            sum += Term(loss, z[j], a[j] - y[j], y[j]);
        return sum * Factor(loss, y.Length);
    }

    /// <summary>Computes the gradient: ∂E/∂z for a loss that takes logits, ∂E/∂a for any other.</summary>
    public static void Gradient(Loss loss, ReadOnlySpan<double> z, ReadOnlySpan<double> a, ReadOnlySpan<double> y, Span<double> gradient)
    {
        if (loss == Loss.CrossEntropy)
        {
            CrossEntropyGradient(a, y, gradient);
            return;
        }

        double factor = Factor(loss, y.Length);
        for (int j = 0; j < y.Length; j++)
            gradient[j] = factor * Slope(loss, z[j], a[j] - y[j], y[j]);
    }

    private static double Factor(Loss loss, int outputs) => loss == Loss.Quadratic ? 0.5 : 1.0 / outputs;

    // The contribution of an output with the sum z, the error e = a − y and the target y.
    private static double Term(Loss loss, double z, double e, double y) => loss switch
    {
        Loss.Quadratic or Loss.MeanSquaredError => e * e,
        Loss.MeanAbsoluteError => Math.Abs(e),
        Loss.Huber => Math.Abs(e) <= 1 ? 0.5 * e * e : Math.Abs(e) - 0.5,
        Loss.BinaryCrossEntropy => (y * Logarithm.Softplus(-z)) + ((1 - y) * Logarithm.Softplus(z)),
        _ => throw Unsupported(loss),
    };

    private static double Slope(Loss loss, double z, double e, double y) => loss switch
    {
        Loss.Quadratic or Loss.MeanSquaredError => 2 * e,
        Loss.MeanAbsoluteError => e > 0 ? 1 : e < 0 ? -1 : e,
        Loss.Huber => Math.Clamp(e, -1, 1),

        // σ(z) − y = (1 − y)·σ(z) − y·σ(−z). No digits cancel where y is 0 or 1.
        Loss.BinaryCrossEntropy => ((1 - y) / (1 + Math.Exp(-z))) - (y / (1 + Math.Exp(z))),
        _ => throw Unsupported(loss),
    };

    // E = Σⱼ yⱼ·(ln Σᵢ exp(zᵢ) − zⱼ). With the largest z taken out, its own exponential is the 1 of ln(1 + x).
    private static double CrossEntropy(ReadOnlySpan<double> z, ReadOnlySpan<double> y)
    {
        int largest = 0;
        for (int j = 1; j < z.Length; j++)
        {
            if (z[j] > z[largest])
                largest = j;
        }

        double others = 0;
        for (int j = 0; j < z.Length; j++)
            others += j == largest ? 0 : Math.Exp(z[j] - z[largest]);
        double logarithm = Logarithm.OnePlus(others);
        double sum = 0;
        for (int j = 0; j < z.Length; j++)
            sum += y[j] == 0 ? 0 : y[j] * (z[largest] - z[j] + logarithm);
        return sum;
    }

    // aⱼ·Σᵢ yᵢ − yⱼ = aⱼ·Σᵢ≠ⱼ yᵢ − yⱼ·Σᵢ≠ⱼ aᵢ, because the outputs add up to 1. No digits cancel where all targets but one are 0.
    private static void CrossEntropyGradient(ReadOnlySpan<double> a, ReadOnlySpan<double> y, Span<double> gradient)
    {
        double outputsBefore = 0, targetsBefore = 0;
        for (int j = 0; j < a.Length; j++)
        {
            gradient[j] = (a[j] * targetsBefore) - (y[j] * outputsBefore);
            outputsBefore += a[j];
            targetsBefore += y[j];
        }

        double outputsAfter = 0, targetsAfter = 0;
        for (int j = a.Length - 1; j >= 0; j--)
        {
            gradient[j] += (a[j] * targetsAfter) - (y[j] * outputsAfter);
            outputsAfter += a[j];
            targetsAfter += y[j];
        }
    }

    private static ArgumentOutOfRangeException Unsupported(Loss loss) => new(nameof(loss), $"Loss.{loss} is not supported.");
}
