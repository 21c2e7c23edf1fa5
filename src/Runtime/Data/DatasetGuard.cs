using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen.Data;

/// <summary>Checks the arguments of datasets and of methods that train or evaluate a network with a dataset.</summary>
internal static class DatasetGuard
{
    /// <summary>
    /// Returns the number of rows of inputs in an array. Throws unless there is at least one row and all numbers are finite.
    /// </summary>
    public static int RowCount(float[] inputs, int inputSize)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputSize < 1)
            throw new ArgumentOutOfRangeException(nameof(inputSize), $"{nameof(inputSize)} must be at least 1 (was {inputSize}).");
        if (inputs.Length == 0 || inputs.Length % inputSize != 0)
        {
            throw new ArgumentException(
                $"The number of inputs must be a multiple of {inputSize}, and at least {inputSize} (was {inputs.Length}).",
                nameof(inputs));
        }

        Finite(inputs, inputSize, nameof(inputs));
        return inputs.Length / inputSize;
    }

    public static void Finite(ReadOnlySpan<float> values, int rowSize, string parameter)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Row {i / rowSize}, column {i % rowSize} (both from 0) must be finite (was {values[i]})."), parameter);
            }
        }
    }

    /// <summary>Throws unless there is one label, or one row of targets, for each row of inputs.</summary>
    public static void OneEach(int count, int rows, string parameter)
    {
        if (count != rows)
            throw new ArgumentException($"Expected {rows} {parameter}, one for each row of inputs, but got {count}.", parameter);
    }

    public static void NotNegative(ReadOnlySpan<int> labels, string parameter)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] < 0)
                throw new ArgumentOutOfRangeException(parameter, $"Labels must be at least 0 (the label of row {row} was {labels[row]}).");
        }
    }

    public static int Row(int row, int count, string parameter = "row")
    {
        if ((uint)row >= (uint)count)
            throw new ArgumentOutOfRangeException(parameter, $"{parameter} must be between 0 and {count - 1} (was {row}).");
        return row;
    }

    public static void HasRows(Dataset data)
    {
        if (data.Count == 0)
        {
            throw new InvalidOperationException(
                "The dataset has no rows. Pass a dataset with at least one row.");
        }
    }

    public static void HasLabels(Dataset data)
    {
        if (!data.HasLabels)
            throw new InvalidOperationException("The dataset has targets, but this operation needs classes. Use rows with labels.");
    }

    public static void HasTargets(Dataset data)
    {
        if (data.HasLabels)
            throw new InvalidOperationException("The dataset has labels, but this operation needs targets. Use rows with targets.");
    }

    /// <summary>Throws unless there is one valid weight for each row and at least one weight is greater than 0.</summary>
    public static void Weights(ReadOnlySpan<float> weights, int rows, string parameter)
    {
        if (weights.Length != rows)
            throw new ArgumentException($"Expected {rows} weights, one for each row, but got {weights.Length}.", parameter);
        float largest = 0;
        for (int row = 0; row < rows; row++)
        {
            if (!(weights[row] >= 0 && float.IsFinite(weights[row])))
            {
                throw new ArgumentOutOfRangeException(
                    parameter, $"Weights must be finite and at least 0 (the weight of row {row} was {weights[row]}).");
            }

            largest = Math.Max(largest, weights[row]);
        }

        if (largest == 0)
        {
            throw new ArgumentException(
                "All weights are 0, so the weighted mean is undefined. Set at least one weight greater than 0.", parameter);
        }
    }

    public static void Folds(int folds, int rows)
    {
        if (folds < 2 || folds > rows)
            throw new ArgumentOutOfRangeException("count", $"count must be between 2 and {rows}, the number of rows (was {folds}).");
    }

    public static void FitsColumns(ColumnTransform transform, int columns, string what, string parameter)
    {
        ArgumentNullException.ThrowIfNull(transform, parameter);
        if (transform.ColumnCount != columns)
        {
            throw new ArgumentException(
                $"The transform of the {what} must have a ColumnCount of {columns} (was {transform.ColumnCount}).", parameter);
        }
    }

    /// <summary>Throws unless a transform has a column for each input and each output of a network.</summary>
    public static void FitsNetwork(IInferenceNetwork network, NetworkTransform transform, string parameter)
    {
        if (transform.Inputs is not null)
            FitsColumns(transform.Inputs, network.InputSize, "inputs", parameter);
        if (transform.Targets is not null)
            FitsColumns(transform.Targets, network.OutputSize, "outputs", parameter);
    }

    /// <summary>Throws unless the loss of a network can be computed from a dataset.</summary>
    public static void FitsLoss(IInferenceNetwork network, Dataset data, string parameter)
    {
        FitsInputs(network, data, parameter);
        Counts(data, parameter);
        if (!data.HasLabels)
        {
            FitsTargets(network, data, parameter);
        }
        else if (network is IInferenceClassifierNetwork)
        {
            LabelsBelow(network.OutputSize, data, parameter);
        }
        else
        {
            throw new ArgumentException(
                $"The dataset has labels, but only Loss.CrossEntropy accepts labels, and this network has Loss.{network.Loss}. " +
                $"Use a dataset with {network.OutputSize} targets per row.",
                parameter);
        }
    }

    /// <summary>Throws unless the classes of the rows can be compared with the classes of a network.</summary>
    public static void FitsClasses(IInferenceNetwork network, Dataset data, string parameter)
    {
        FitsInputs(network, data, parameter);
        if (data.HasLabels)
            LabelsBelow(int.Max(2, network.OutputSize), data, parameter);
        else
            FitsTargets(network, data, parameter);
    }

    /// <summary>Throws unless the targets of the rows can be compared with the outputs of a network.</summary>
    public static void FitsOutputs(IInferenceNetwork network, Dataset data, string parameter)
    {
        FitsInputs(network, data, parameter);
        if (data.HasLabels)
        {
            throw new ArgumentException(
                "The dataset has labels, but this metric needs targets. Use a dataset with targets, or Accuracy for labels.", parameter);
        }

        FitsTargets(network, data, parameter);
    }

    /// <summary>
    /// Throws unless the inputs match a network and there are targets. A user-defined loss accepts any number of targets.
    /// </summary>
    public static void FitsCustomLoss(IInferenceNetwork network, Dataset data, string parameter)
    {
        FitsInputs(network, data, parameter);
        Counts(data, parameter);
        if (data.HasLabels)
        {
            throw new ArgumentException(
                "The dataset has labels, but a user-defined loss needs targets. Use a dataset with targets.", parameter);
        }
    }

    private static void Counts(Dataset data, string parameter)
    {
        if (!data.Weights.IsEmpty && !data.Weights.ContainsAnyExcept(0f))
        {
            throw new ArgumentException(
                "All weights of the dataset are 0, so the mean loss is undefined. Use at least one weight greater than 0.", parameter);
        }
    }

    private static void FitsInputs(IInferenceNetwork network, Dataset data, string parameter)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data, parameter);
        if (data.InputSize != network.InputSize)
        {
            throw new ArgumentException(
                $"Expected a dataset with {network.InputSize} inputs per row, but got {data.InputSize}.", parameter);
        }

        if (data.Count == 0)
        {
            throw new ArgumentException(
                "The dataset has no rows, so the mean is undefined. Pass a dataset with at least one row.", parameter);
        }
    }

    private static void FitsTargets(IInferenceNetwork network, Dataset data, string parameter)
    {
        if (data.TargetSize != network.OutputSize)
        {
            throw new ArgumentException(
                $"Expected a dataset with {network.OutputSize} targets per row, one for each output, but got {data.TargetSize}.",
                parameter);
        }
    }

    // Fully optimized from the first call: it loops over every label, and tiered recompilation would interrupt a frame.
    [MethodImpl(MethodOptions.AggressiveOptimization)]
    private static void LabelsBelow(int classes, Dataset data, string parameter)
    {
        ReadOnlySpan<int> labels = data.Labels;
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] >= classes)
            {
                throw new ArgumentException(
                    $"Labels must be between 0 and {classes - 1} for this network (the label of row {row} was {labels[row]}).", parameter);
            }
        }
    }
}
