using System;

namespace MlpGen.Training;

/// <summary>
/// Sample rows that are valid for a network and any loss, for warm-up only: the inputs are 0 and all rows have one class.
/// </summary>
internal sealed class SampleRows : IBatchSource
{
    /// <summary>Creates the rows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The number of rows. At least 1.</param>
    /// <param name="label">The class of all rows.</param>
    public SampleRows(IInferenceNetwork network, int rows, int label = 0)
    {
        BatchSize = rows;
        Inputs = new float[rows * network.InputSize];
        Targets = new float[rows * network.OutputSize];
        Labels = new int[rows];
        Weights = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            Labels[row] = label;
            Targets[(row * network.OutputSize) + label] = 1;
            Weights[row] = 1;
        }

        Data = network is IInferenceClassifierNetwork
            ? Dataset.FromArrays(Inputs, Labels, network.InputSize)
            : Dataset.FromArrays(Inputs, Targets, network.InputSize);
    }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public int[] Labels { get; }

    public float[] Weights { get; }

    /// <summary>The rows as a dataset. As a source of mini-batches they never end.</summary>
    public Dataset Data { get; }

    public int BatchSize { get; }

    public bool HasLabels { get; set; }

    public int Next(Span<float> inputs, Span<float> targets, Span<int> labels)
    {
        Inputs.CopyTo(inputs);
        if (HasLabels)
            Labels.CopyTo(labels);
        else
            Targets.CopyTo(targets);
        return BatchSize;
    }
}
