using System;
using System.Collections.Generic;
using MlpGen.Data;
using MlpGen.Evaluation;

namespace MlpGen;

/// <summary>How near a network's outputs come to targets. Sums are in double precision.</summary>
/// <remarks>
/// With a transform, rows are as they come: inputs go through it, outputs come back through it, and errors are in the unit of the targets.
/// Without, rows are what the network learned from. The memory that a call takes does not depend on the number of rows.
/// </remarks>
public static class RegressionMetrics
{
    /// <summary>
    /// The coefficient of determination R² = 1 − Σ (y − a)² / Σ (y − ȳ)²: 1 is perfect, 0 is as good as the mean of the targets.
    /// Over several outputs it is the mean of theirs, and for targets that are all the same 1 if met exactly, else 0, as
    /// scikit-learn's <c>r2_score</c> does.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least two rows with targets.</param>
    /// <param name="transform">What the training rows went through and these did not; null is nothing.</param>
    /// <exception cref="ArgumentException">Dataset or transform do not fit the network, or there is one row.</exception>
    public static float R2(this INetwork network, Dataset data, NetworkTransform? transform = null)
    {
        DemandSpread(network, data);
        return Of(network, data, transform).Mean(static (all, output) => all.R2(output));
    }

    /// <summary>
    /// √(Σ (y − a)² / rows), in the unit of the targets. Over several outputs it is the mean of theirs, as scikit-learn's
    /// <c>root_mean_squared_error</c> does.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least one row with targets.</param>
    /// <param name="transform">What the training rows went through and these did not; null is nothing.</param>
    /// <exception cref="ArgumentException">Dataset or transform do not fit the network.</exception>
    public static float RootMeanSquaredError(this INetwork network, Dataset data, NetworkTransform? transform = null) =>
        Of(network, data, transform).Mean(static (all, output) => all.RootMeanSquared(output));

    /// <summary>
    /// Σ |y − a| / rows, in the unit of the targets. Over several outputs it is the mean of theirs, as scikit-learn's
    /// <c>mean_absolute_error</c> does.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least one row with targets.</param>
    /// <param name="transform">What the training rows went through and these did not; null is nothing.</param>
    /// <exception cref="ArgumentException">Dataset or transform do not fit the network.</exception>
    public static float MeanAbsoluteError(this INetwork network, Dataset data, NetworkTransform? transform = null) =>
        Of(network, data, transform).Mean(static (all, output) => all.MeanAbsolute(output));

    /// <summary>All of these for each target, as values and as a table.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">At least two rows with targets.</param>
    /// <param name="transform">What the training rows went through and these did not; null is nothing.</param>
    /// <param name="targetNames">What the table calls the targets, one name each; null counts them from 0.</param>
    /// <exception cref="ArgumentException">Dataset, transform or names do not fit the network, or there is one row.</exception>
    public static RegressionReport RegressionReport(
        this INetwork network, Dataset data, NetworkTransform? transform = null, IReadOnlyList<string>? targetNames = null)
    {
        DemandSpread(network, data);
        if (targetNames is not null && targetNames.Count != data.TargetSize)
        {
            throw new ArgumentException(
                $"There are {targetNames.Count} names for {data.TargetSize} targets. Pass one each.", nameof(targetNames));
        }

        return new RegressionReport(Of(network, data, transform), data, targetNames);
    }

    private static Residuals Of(INetwork network, Dataset data, NetworkTransform? transform)
    {
        DatasetGuard.FitsOutputs(network, data, nameof(data));
        return new Residuals(network, data, transform);
    }

    private static void DemandSpread(INetwork network, Dataset data)
    {
        DatasetGuard.FitsOutputs(network, data, nameof(data));
        if (data.Count < 2)
        {
            throw new ArgumentException(
                "R² compares with the spread of the targets, which one row does not have. Pass at least two rows.", nameof(data));
        }
    }
}
