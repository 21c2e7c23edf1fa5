using System;
using MlpGen.CompilerServices;
using MlpGen.Data;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>The buffers that a source writes its mini-batches to. They are kept between calls.</summary>
/// <param name="network">The network that is trained.</param>
internal sealed class SourceMemory(ITrainable network)
{
    private readonly int _inputSize = network.InputSize;
    private readonly int _outputSize = network.OutputSize;
    private AlignedBuffer _inputs = AlignedBuffer.Empty;
    private AlignedBuffer _targets = AlignedBuffer.Empty;
    private int[] _labels = [];
    private float[] _weights = [];

    /// <summary>Returns the largest number of rows for which the buffers can be allocated.</summary>
    public static int MostRows(INetwork network) => Array.MaxLength / 2 / int.Max(network.InputSize, network.OutputSize);

    /// <summary>Allocates buffers for the mini-batches of a source.</summary>
    /// <exception cref="ArgumentException">
    /// The source has labels, but the loss of the network is not <see cref="Loss.CrossEntropy"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch size of the source is out of range.</exception>
    public void Reserve<TSource>(ref TSource source, bool isWeighted)
        where TSource : IBatchSource
    {
        int rows = source.BatchSize;
        if (rows < 1)
            throw new ArgumentOutOfRangeException("source.BatchSize", $"The BatchSize of the source must be at least 1 (was {rows}).");
        int most = MostRows(network);
        if (rows > most)
            throw new ArgumentOutOfRangeException(
                "source.BatchSize",
                $"The BatchSize of the source must be at most {most}, so that a mini-batch fits into memory (was {rows}).");
        if (source.HasLabels && network is not ITrainableClassifier)
        {
            throw new ArgumentException(
                $"The source has labels, which require Loss.CrossEntropy, but this network has Loss.{network.Loss}. " +
                "Provide targets instead.",
                nameof(source));
        }

        if (_inputs.Length < rows * _inputSize)
            _inputs = new AlignedBuffer(rows * _inputSize);
        if (!source.HasLabels && _targets.Length < rows * _outputSize)
            _targets = new AlignedBuffer(rows * _outputSize);
        if (source.HasLabels && _labels.Length < rows)
            _labels = new int[rows];
        if (isWeighted && _weights.Length < rows)
            _weights = new float[rows];
    }

    /// <summary>Takes the next mini-batch from a source. The result has no rows if there is nothing to learn from at the moment.</summary>
    /// <exception cref="ArgumentException">The source returned an invalid number of rows, or no weight is above 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a valid class, or a weight is negative, NaN or infinite.</exception>
    public Batch Next<TSource>(ref TSource source, IWeightedBatchSource? weighted)
        where TSource : IBatchSource
    {
        int most = source.BatchSize;
        Span<float> inputs = _inputs.Span[..(most * _inputSize)];
        Span<float> targets = source.HasLabels ? default : _targets.Span[..(most * _outputSize)];
        Span<int> labels = source.HasLabels ? _labels.AsSpan(0, most) : default;
        Span<float> weights = weighted is null ? default : _weights.AsSpan(0, most);
        int rows = weighted is null ? source.Next(inputs, targets, labels) : weighted.Next(inputs, targets, labels, weights);
        if (rows == 0)
            return default;
        if (rows < 0 || rows > most)
            throw new ArgumentException($"The source must return a number of rows between 0 and {most} (was {rows}).", nameof(source));
        if (source.HasLabels)
            Guard.Labels(labels[..rows], _outputSize, nameof(labels));
        if (weighted is not null)
            DatasetGuard.Weights(weights = weights[..rows], rows, nameof(weights));
        inputs = inputs[..(rows * _inputSize)];
        return source.HasLabels
            ? new Batch(rows, inputs, labels[..rows], weights)
            : new Batch(rows, inputs, targets[..(rows * _outputSize)], weights);
    }
}
