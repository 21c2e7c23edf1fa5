using System;
using System.Collections.Generic;
using MlpGen.Data;
using MlpGen.Evaluation;

namespace MlpGen;

/// <summary>Metrics for networks that predict quantities. Sums are computed in double precision.</summary>
/// <remarks>
/// If you pass a transform, the rows are untransformed: the transform is applied to the inputs and inverted in the outputs, and errors are
/// in the unit of the targets. Without a transform, the rows must be transformed like the training rows. The memory that a call uses does
/// not depend on the number of rows.
/// </remarks>
public static class RegressionMetrics
{
    /// <summary>
    /// Computes the coefficient of determination R² = 1 − Σ (y − a)² / Σ (y − ȳ)². 1 is perfect, and 0 is as good as always predicting the
    /// mean of the targets. With several outputs, the result is the mean over the outputs. If all targets are equal, it is 1 if the outputs
    /// match them exactly, otherwise 0, like scikit-learn's <c>r2_score</c>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, with targets. At least two.</param>
    /// <param name="transform">
    /// The transform that was fitted to the training rows. It is applied to these rows. Default: null, for rows that are already
    /// transformed.
    /// </param>
    /// <exception cref="ArgumentException">The dataset or the transform does not match the network, or there is only one row.</exception>
    public static float R2(this IInferenceNetwork network, Dataset data, NetworkTransform? transform = null)
    {
        ThrowIfUndefined(network, data);
        return ResidualsOf(network, data, transform).Mean(static (all, output) => all.R2(output));
    }

    /// <summary>
    /// Computes the root mean squared error √(Σ (y − a)² / rows), in the unit of the targets. With several outputs, the result is the mean
    /// over the outputs, like scikit-learn's <c>root_mean_squared_error</c>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, with targets. At least one.</param>
    /// <param name="transform">
    /// The transform that was fitted to the training rows. It is applied to these rows. Default: null, for rows that are already
    /// transformed.
    /// </param>
    /// <exception cref="ArgumentException">The dataset or the transform does not match the network.</exception>
    public static float RootMeanSquaredError(this IInferenceNetwork network, Dataset data, NetworkTransform? transform = null) =>
        ResidualsOf(network, data, transform).Mean(static (all, output) => all.RootMeanSquared(output));

    /// <summary>
    /// Computes the mean absolute error Σ |y − a| / rows, in the unit of the targets. With several outputs, the result is the mean over the
    /// outputs, like scikit-learn's <c>mean_absolute_error</c>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, with targets. At least one.</param>
    /// <param name="transform">
    /// The transform that was fitted to the training rows. It is applied to these rows. Default: null, for rows that are already
    /// transformed.
    /// </param>
    /// <exception cref="ArgumentException">The dataset or the transform does not match the network.</exception>
    public static float MeanAbsoluteError(this IInferenceNetwork network, Dataset data, NetworkTransform? transform = null) =>
        ResidualsOf(network, data, transform).Mean(static (all, output) => all.MeanAbsolute(output));

    /// <summary>Computes R², RMSE and MAE of each target, and their means.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows, with targets. At least two.</param>
    /// <param name="transform">
    /// The transform that was fitted to the training rows. It is applied to these rows. Default: null, for rows that are already
    /// transformed.
    /// </param>
    /// <param name="targetNames">The name of each target in the table. Default: null, which numbers the targets from 0.</param>
    /// <exception cref="ArgumentException">
    /// The dataset, the transform or the names do not match the network, or there is only one row.
    /// </exception>
    public static RegressionReport RegressionReport(
        this IInferenceNetwork network, Dataset data, NetworkTransform? transform = null, IReadOnlyList<string>? targetNames = null)
    {
        ThrowIfUndefined(network, data);
        if (targetNames is not null && targetNames.Count != data.TargetSize)
        {
            throw new ArgumentException(
                $"Expected {data.TargetSize} names, one for each target, but got {targetNames.Count}.", nameof(targetNames));
        }

        return new RegressionReport(ResidualsOf(network, data, transform), data, targetNames);
    }

    private static Residuals ResidualsOf(IInferenceNetwork network, Dataset data, NetworkTransform? transform)
    {
        DatasetGuard.FitsOutputs(network, data, nameof(data));
        return new Residuals(network, data, transform);
    }

    private static void ThrowIfUndefined(IInferenceNetwork network, Dataset data)
    {
        DatasetGuard.FitsOutputs(network, data, nameof(data));
        if (data.Count < 2)
        {
            throw new ArgumentException(
                "R² is undefined for one row because a single row has no variance. Pass at least two rows.", nameof(data));
        }
    }
}
