using System;
using MlpGen.Data;

namespace MlpGen;

public sealed partial class Dataset
{
    /// <summary>All inputs times a factor; labels and targets stay.</summary>
    /// <param name="factor">A finite number: 1/16f brings 0 … 16 to 0 … 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not finite.</exception>
    /// <exception cref="ArgumentException">A product is too large for a float.</exception>
    public Dataset Scale(float factor)
    {
        if (!float.IsFinite(factor))
        {
            throw new ArgumentOutOfRangeException(
                nameof(factor), FormattableString.Invariant($"The factor is {factor}; a finite number fits."));
        }

        float[] inputs = Inputs.ToArray();
        foreach (ref float input in inputs.AsSpan())
            input *= factor;
        return WithInputs(inputs, nameof(factor));
    }

    /// <summary>Brings each column of the inputs to mean 0 and standard deviation 1; labels and targets stay.</summary>
    /// <param name="standardization">What was done, for <see cref="Apply(ColumnTransform)"/> on the rows that test or follow.</param>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    /// <example>
    /// <code>
    /// Dataset data = Dataset.FromArrays(new float[] { 1, 2, 3, 4, 5, 6 }, new float[] { 1, 2, 3 }, inputSize: 2);
    /// (Dataset train, Dataset test) = data.SplitAt(2);
    /// train = train.Standardize(out Standardization standardization);
    /// test = test.Apply(standardization);                              // by the means of the training rows
    /// </code>
    /// </example>
    public Dataset Standardize(out Standardization standardization)
    {
        DatasetGuard.HasRows(this);
        standardization = Standardization.Of(Inputs, InputSize);
        return Apply(standardization);
    }

    /// <summary>Brings each column of the inputs to 0 … 1, its smallest value to 0 and its largest to 1; labels and targets stay.</summary>
    /// <param name="scaling">What was done, for <see cref="Apply(ColumnTransform)"/> on the rows that test or follow.</param>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public Dataset ScaleToUnit(out MinMaxScaling scaling)
    {
        DatasetGuard.HasRows(this);
        scaling = MinMaxScaling.Of(Inputs, InputSize);
        return Apply(scaling);
    }

    /// <summary>
    /// Brings each target to mean 0 and standard deviation 1; inputs stay. Outputs of a network that learned from them want
    /// <see cref="ColumnTransform.Invert"/>.
    /// </summary>
    /// <param name="standardization">What was done, for <see cref="ApplyToTargets"/> on the rows that test or follow.</param>
    /// <exception cref="InvalidOperationException">There is no row, or rows have labels.</exception>
    public Dataset StandardizeTargets(out Standardization standardization)
    {
        DatasetGuard.HasRows(this);
        DatasetGuard.HasTargets(this);
        standardization = Standardization.Of(Targets, TargetSize);
        return ApplyToTargets(standardization);
    }

    /// <summary>
    /// Brings each target to 0 … 1; inputs stay. Outputs of a network that learned from them want <see cref="ColumnTransform.Invert"/>.
    /// </summary>
    /// <param name="scaling">What was done, for <see cref="ApplyToTargets"/> on the rows that test or follow.</param>
    /// <exception cref="InvalidOperationException">There is no row, or rows have labels.</exception>
    public Dataset ScaleTargetsToUnit(out MinMaxScaling scaling)
    {
        DatasetGuard.HasRows(this);
        DatasetGuard.HasTargets(this);
        scaling = MinMaxScaling.Of(Targets, TargetSize);
        return ApplyToTargets(scaling);
    }

    /// <summary>Transforms the inputs as another dataset's were; labels and targets stay.</summary>
    /// <param name="transform">What <see cref="Standardize"/> or <see cref="ScaleToUnit"/> gave for the training rows.</param>
    /// <exception cref="ArgumentException">It is for another number of columns, or a result is too large for a float.</exception>
    public Dataset Apply(ColumnTransform transform)
    {
        DatasetGuard.FitsColumns(transform, InputSize, "inputs", nameof(transform));
        float[] inputs = Inputs.ToArray();
        transform.Apply(inputs);
        return WithInputs(inputs, nameof(transform));
    }

    /// <summary>Transforms the targets as another dataset's were; inputs stay.</summary>
    /// <param name="transform">
    /// What <see cref="StandardizeTargets"/> or <see cref="ScaleTargetsToUnit"/> gave for the training rows.
    /// </param>
    /// <exception cref="InvalidOperationException">Rows have labels.</exception>
    /// <exception cref="ArgumentException">It is for another number of columns, or a result is too large for a float.</exception>
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
