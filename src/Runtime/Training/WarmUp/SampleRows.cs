using System;

namespace MlpGen.Training;

/// <summary>Rows that fit a network and any loss, of which nobody learns anything: inputs of 0 and one class.</summary>
internal sealed class SampleRows : IBatchSource
{
    /// <summary>Makes them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">How many, at least 1.</param>
    /// <param name="label">The class of all of them.</param>
    public SampleRows(INetwork network, int rows, int label = 0)
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

        Data = network is IClassifierNetwork
            ? Dataset.FromArrays(Inputs, Labels, network.InputSize)
            : Dataset.FromArrays(Inputs, Targets, network.InputSize);
    }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public int[] Labels { get; }

    public float[] Weights { get; }

    /// <summary>The same rows as a dataset; as a source of mini-batches they never end.</summary>
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
