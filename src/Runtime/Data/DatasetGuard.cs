using System;
using System.Runtime.CompilerServices;

namespace MlpGen.Data;

/// <summary>The checks at the door of a dataset, and of what trains or measures a network with one.</summary>
internal static class DatasetGuard
{
    /// <summary>The rows of inputs in an array: at least one, all finite.</summary>
    public static int Rows(float[] inputs, int inputSize)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputSize < 1)
            throw new ArgumentOutOfRangeException(nameof(inputSize), $"One row has {inputSize} inputs; at least 1 fits.");
        if (inputs.Length == 0 || inputs.Length % inputSize != 0)
        {
            throw new ArgumentException(
                $"{inputs.Length} inputs are no whole number of rows of {inputSize}. Pass rows × {inputSize} floats, at least one row.",
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
                        $"Row {i / rowSize}, column {i % rowSize} (both from 0) is {values[i]}; a finite number fits."), parameter);
            }
        }
    }

    /// <summary>Demands one label, or one row of targets, for each row of inputs.</summary>
    public static void OneEach(int count, int rows, string parameter)
    {
        if (count != rows)
            throw new ArgumentException($"There are {count} {parameter} for {rows} rows of inputs. Pass one for each.", parameter);
    }

    public static void NotNegative(ReadOnlySpan<int> labels, string parameter)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] < 0)
                throw new ArgumentOutOfRangeException(parameter, $"The label of row {row} is {labels[row]}; a label is 0 or more.");
        }
    }

    public static int Row(int row, int count, string parameter = "row")
    {
        if ((uint)row >= (uint)count)
            throw new ArgumentOutOfRangeException(parameter, $"There is no row {row} in a dataset of {count} rows, counted from 0.");
        return row;
    }

    public static void HasRows(Dataset data)
    {
        if (data.Count == 0)
        {
            throw new InvalidOperationException(
                "The dataset has no rows, and what is computed from its columns is not defined. At least one row fits.");
        }
    }

    public static void HasLabels(Dataset data)
    {
        if (!data.HasLabels)
            throw new InvalidOperationException("The dataset has targets, which are quantities, not classes. Rows with labels fit.");
    }

    public static void HasTargets(Dataset data)
    {
        if (data.HasLabels)
            throw new InvalidOperationException("The dataset has labels, which are names, not quantities. Rows with targets fit.");
    }

    /// <summary>Demands one weight a row, of which some are above 0.</summary>
    public static void Weights(ReadOnlySpan<float> weights, int rows, string parameter)
    {
        if (weights.Length != rows)
            throw new ArgumentException($"There are {weights.Length} weights for {rows} rows. Pass one a row.", parameter);
        float largest = 0;
        for (int row = 0; row < rows; row++)
        {
            if (!(weights[row] >= 0 && float.IsFinite(weights[row])))
            {
                throw new ArgumentOutOfRangeException(
                    parameter, $"The weight of row {row} is {weights[row]}; a finite number of at least 0 fits.");
            }

            largest = Math.Max(largest, weights[row]);
        }

        if (largest == 0)
        {
            throw new ArgumentException(
                "All weights are 0, and the mean over nothing is not defined. Give a row a weight above 0.", parameter);
        }
    }

    public static void Folds(int folds, int rows)
    {
        if (folds < 2 || folds > rows)
            throw new ArgumentOutOfRangeException("count", $"{rows} rows cannot be parted into {folds} folds; 2 to {rows} fits.");
    }

    public static void FitsColumns(ColumnTransform transform, int columns, string what, string parameter)
    {
        ArgumentNullException.ThrowIfNull(transform, parameter);
        if (transform.ColumnCount != columns)
        {
            throw new ArgumentException(
                $"The transform is for {transform.ColumnCount} columns; there are {columns} {what} a row.", parameter);
        }
    }

    /// <summary>Demands a transform that has a column for each input and each output of a network.</summary>
    public static void FitsNetwork(INetwork network, NetworkTransform transform, string parameter)
    {
        if (transform.Inputs is not null)
            FitsColumns(transform.Inputs, network.InputSize, "inputs", parameter);
        if (transform.Targets is not null)
            FitsColumns(transform.Targets, network.OutputSize, "outputs", parameter);
    }

    /// <summary>Demands what the loss of a network can be computed from.</summary>
    public static void FitsLoss(INetwork network, Dataset data, string parameter)
    {
        FitsInputs(network, data, parameter);
        Counts(data, parameter);
        if (!data.HasLabels)
        {
            FitsTargets(network, data, parameter);
        }
        else if (network is IClassifierNetwork)
        {
            LabelsBelow(network.OutputSize, data, parameter);
        }
        else
        {
            throw new ArgumentException(
                $"The dataset has labels, which only Loss.CrossEntropy takes; this network has Loss.{network.Loss}. " +
                $"Use targets, {network.OutputSize} a row.",
                parameter);
        }
    }

    /// <summary>Demands rows whose class can be compared with the network's.</summary>
    public static void FitsClasses(INetwork network, Dataset data, string parameter)
    {
        FitsInputs(network, data, parameter);
        if (data.HasLabels)
            LabelsBelow(int.Max(2, network.OutputSize), data, parameter);
        else
            FitsTargets(network, data, parameter);
    }

    /// <summary>Demands rows whose targets can be compared with the network's outputs.</summary>
    public static void FitsOutputs(INetwork network, Dataset data, string parameter)
    {
        FitsInputs(network, data, parameter);
        if (data.HasLabels)
        {
            throw new ArgumentException(
                "The dataset has labels, which are names, not quantities. Use targets, or Accuracy for labels.", parameter);
        }

        FitsTargets(network, data, parameter);
    }

    /// <summary>Demands inputs for a network, and targets that a loss of the user's may take, however many.</summary>
    public static void FitsGivenLoss(INetwork network, Dataset data, string parameter)
    {
        FitsInputs(network, data, parameter);
        Counts(data, parameter);
        if (data.HasLabels)
        {
            throw new ArgumentException(
                "The dataset has labels, and a loss of your own takes targets: as many a row as it likes.", parameter);
        }
    }

    private static void Counts(Dataset data, string parameter)
    {
        if (!data.Weights.IsEmpty && !data.Weights.ContainsAnyExcept(0f))
        {
            throw new ArgumentException(
                "All weights of the dataset are 0, and the mean over nothing is not defined. Pass a row with a weight above 0.", parameter);
        }
    }

    private static void FitsInputs(INetwork network, Dataset data, string parameter)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data, parameter);
        if (data.InputSize != network.InputSize)
        {
            throw new ArgumentException(
                $"The dataset has {data.InputSize} inputs a row; the network takes {network.InputSize}.", parameter);
        }

        if (data.Count == 0)
        {
            throw new ArgumentException(
                "The dataset has no rows, and the mean over no rows is not defined. Pass at least one row.", parameter);
        }
    }

    private static void FitsTargets(INetwork network, Dataset data, string parameter)
    {
        if (data.TargetSize != network.OutputSize)
        {
            throw new ArgumentException(
                $"The dataset has {data.TargetSize} targets a row; the network has {network.OutputSize} outputs.", parameter);
        }
    }

    // Optimized at once: it looks at every label, and would be replaced in the midst of a frame.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LabelsBelow(int classes, Dataset data, string parameter)
    {
        ReadOnlySpan<int> labels = data.Labels;
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] >= classes)
            {
                throw new ArgumentException(
                    $"The label of row {row} is {labels[row]}; this network's classes are 0 to {classes - 1}.", parameter);
            }
        }
    }
}
