using System;
using MlpGen.Data;

namespace MlpGen;

public sealed partial class Dataset
{
    /// <summary>Multiplies all inputs by a factor. Labels and targets stay unchanged.</summary>
    /// <param name="factor">The factor, a finite number. For example, 1/16f maps the range from 0 to 16 to the range from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not finite.</exception>
    /// <exception cref="ArgumentException">A product is too large for a float.</exception>
    public Dataset Scale(float factor)
    {
        if (!float.IsFinite(factor))
        {
            throw new ArgumentOutOfRangeException(
                nameof(factor), FormattableString.Invariant($"{nameof(factor)} must be finite (was {factor})."));
        }

        float[] inputs = Inputs.ToArray();
        foreach (ref float input in inputs.AsSpan())
            input = (float)(input * factor);
        return WithInputs(inputs, nameof(factor));
    }

    /// <summary>Scales each column of the inputs to mean 0 and standard deviation 1. Labels and targets stay unchanged.</summary>
    /// <param name="standardization">
    /// The fitted transform. Pass it to <see cref="Apply(ColumnTransform)"/> for test rows and new rows.
    /// </param>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    /// <example>
    /// <code>
    /// Dataset data = Dataset.FromArrays(new float[] { 1, 2, 3, 4, 5, 6 }, new float[] { 1, 2, 3 }, inputSize: 2);
    /// (Dataset train, Dataset test) = data.SplitAt(2);
    /// train = train.Standardize(out Standardization standardization);
    /// test = test.Apply(standardization);                              // with the means of the training rows
    /// </code>
    /// </example>
    public Dataset Standardize(out Standardization standardization)
    {
        DatasetGuard.HasRows(this);
        standardization = Standardization.FromValues(Inputs, InputSize);
        return Apply(standardization);
    }

    /// <summary>
    /// Scales each column of the inputs to the range from 0 to 1. Its smallest value becomes 0 and its largest becomes 1. Labels and
    /// targets stay unchanged.
    /// </summary>
    /// <param name="scaling">The fitted transform. Pass it to <see cref="Apply(ColumnTransform)"/> for test rows and new rows.</param>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public Dataset ScaleToUnit(out MinMaxScaling scaling)
    {
        DatasetGuard.HasRows(this);
        scaling = MinMaxScaling.FromValues(Inputs, InputSize);
        return Apply(scaling);
    }

    /// <summary>
    /// Scales each target to mean 0 and standard deviation 1. Inputs stay unchanged. Use <see cref="ColumnTransform.Invert"/> to convert
    /// the outputs of a network that was trained on these targets.
    /// </summary>
    /// <param name="standardization">The fitted transform. Pass it to <see cref="ApplyToTargets"/> for test rows and new rows.</param>
    /// <exception cref="InvalidOperationException">There are no rows, or the rows have labels.</exception>
    public Dataset StandardizeTargets(out Standardization standardization)
    {
        DatasetGuard.HasRows(this);
        DatasetGuard.HasTargets(this);
        standardization = Standardization.FromValues(Targets, TargetSize);
        return ApplyToTargets(standardization);
    }

    /// <summary>
    /// Scales each target to the range from 0 to 1. Inputs stay unchanged. Use <see cref="ColumnTransform.Invert"/> to convert the outputs
    /// of a network that was trained on these targets.
    /// </summary>
    /// <param name="scaling">The fitted transform. Pass it to <see cref="ApplyToTargets"/> for test rows and new rows.</param>
    /// <exception cref="InvalidOperationException">There are no rows, or the rows have labels.</exception>
    public Dataset ScaleTargetsToUnit(out MinMaxScaling scaling)
    {
        DatasetGuard.HasRows(this);
        DatasetGuard.HasTargets(this);
        scaling = MinMaxScaling.FromValues(Targets, TargetSize);
        return ApplyToTargets(scaling);
    }

    /// <summary>Applies a transform that was fitted to another dataset to the inputs. Labels and targets stay unchanged.</summary>
    /// <param name="transform">
    /// The transform that <see cref="Standardize"/> or <see cref="ScaleToUnit"/> returned for the training rows.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The transform has a different number of columns, or a result is too large for a float.
    /// </exception>
    public Dataset Apply(ColumnTransform transform)
    {
        DatasetGuard.FitsColumns(transform, InputSize, "inputs", nameof(transform));
        float[] inputs = Inputs.ToArray();
        transform.Apply(inputs);
        return WithInputs(inputs, nameof(transform));
    }

    /// <summary>Applies a transform that was fitted to another dataset to the targets. Inputs stay unchanged.</summary>
    /// <param name="transform">
    /// The transform that <see cref="StandardizeTargets"/> or <see cref="ScaleTargetsToUnit"/> returned for the training rows.
    /// </param>
    /// <exception cref="InvalidOperationException">The rows have labels.</exception>
    /// <exception cref="ArgumentException">
    /// The transform has a different number of columns, or a result is too large for a float.
    /// </exception>
    public Dataset ApplyToTargets(ColumnTransform transform)
    {
        DatasetGuard.HasTargets(this);
        DatasetGuard.FitsColumns(transform, TargetSize, "targets", nameof(transform));
        float[] targets = Targets.ToArray();
        transform.Apply(targets);
        DatasetGuard.Finite(targets, TargetSize, nameof(transform));
        return new Dataset(_inputs, _labels, targets, InputSize, TargetSize) { WeightMemory = WeightMemory };
    }

    private Dataset WithInputs(float[] inputs, string parameter)
    {
        DatasetGuard.Finite(inputs, InputSize, parameter);
        return new Dataset(inputs, _labels, _targets, InputSize, TargetSize) { ClassNames = ClassNames, WeightMemory = WeightMemory };
    }
}
