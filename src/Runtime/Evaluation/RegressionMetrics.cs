using System;

namespace MlpGen;

/// <summary>How near a network's outputs come to targets. Sums are in double precision.</summary>
public static class RegressionMetrics
{
    private const int BlockRows = 256;

    /// <summary>
    /// The coefficient of determination R² = 1 − Σ (y − a)² / Σ (y − ȳ)²: 1 is perfect, 0 is as good as the mean of the targets.
    /// Over several outputs it is the mean of theirs, and for targets that are all the same 1 if met exactly, else 0, as
    /// scikit-learn's <c>r2_score</c> does.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least two rows with targets.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network, or has one row.</exception>
    public static float R2(this INetwork network, Dataset data)
    {
        DatasetGuard.FitsOutputs(network, data, nameof(data));
        if (data.Count < 2)
            throw new ArgumentException("R² compares with the spread of the targets, which one row does not have. Pass at least two rows.", nameof(data));
        double[] residuals = SquaredResiduals(network, data);
        double sum = 0;
        for (int output = 0; output < residuals.Length; output++)
        {
            double spread = SquaredSpread(data, output);
            sum += spread > 0 ? 1 - (residuals[output] / spread) : residuals[output] == 0 ? 1 : 0;
        }

        return (float)(sum / residuals.Length);
    }

    /// <summary>
    /// √(Σ (y − a)² / rows), in the unit of the targets. Over several outputs it is the mean of theirs, as scikit-learn's
    /// <c>root_mean_squared_error</c> does.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least one row with targets.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    public static float RootMeanSquaredError(this INetwork network, Dataset data)
    {
        DatasetGuard.FitsOutputs(network, data, nameof(data));
        double sum = 0;
        double[] residuals = SquaredResiduals(network, data);
        foreach (double residual in residuals)
            sum += Math.Sqrt(residual / data.Count);
        return (float)(sum / residuals.Length);
    }

    /// <summary>Σ (y − a)² over the rows, for each output.</summary>
    private static double[] SquaredResiduals(INetwork network, Dataset data)
    {
        double[] sums = new double[data.TargetSize];
        float[] outputs = new float[int.Min(BlockRows, data.Count) * data.TargetSize];
        for (int first = 0; first < data.Count; first += BlockRows)
        {
            int rows = int.Min(BlockRows, data.Count - first);
            Span<float> block = outputs.AsSpan(0, rows * data.TargetSize);
            network.Forward(data.Inputs.Slice(first * data.InputSize, rows * data.InputSize), block);
            ReadOnlySpan<float> targets = data.Targets.Slice(first * data.TargetSize, block.Length);
            for (int i = 0; i < block.Length; i++)
            {
                double residual = (double)targets[i] - block[i];
                sums[i % sums.Length] += residual * residual;
            }
        }

        return sums;
    }

    /// <summary>Σ (y − ȳ)² over the rows, for one output.</summary>
    private static double SquaredSpread(Dataset data, int output)
    {
        double sum = 0;
        for (int row = 0; row < data.Count; row++)
            sum += data.TargetsOf(row)[output];
        double mean = sum / data.Count;

        double squares = 0;
        for (int row = 0; row < data.Count; row++)
        {
            double deviation = data.TargetsOf(row)[output] - mean;
            squares += deviation * deviation;
        }

        return squares;
    }
}
