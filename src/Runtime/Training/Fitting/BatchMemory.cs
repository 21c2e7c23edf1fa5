using System;
using MlpGen.CompilerServices;
using MlpGen.Steps;

namespace MlpGen.Training;

/// <summary>The buffers that hold the rows of a mini-batch contiguously. They are kept from one dataset to the next.</summary>
internal sealed class BatchMemory
{
    private int[] _labels = [];
    private float[] _weights = [];
    private AlignedBuffer _inputs = AlignedBuffer.Empty;
    private AlignedBuffer _targets = AlignedBuffer.Empty;

    /// <summary>Copies rows of a dataset into a mini-batch. The next call overwrites it.</summary>
    public Batch Gather(Dataset data, ReadOnlySpan<int> rows)
    {
        Reserve(data, rows.Length);
        Span<float> inputs = _inputs.Span[..(rows.Length * data.InputSize)];
        Span<float> targets = _targets.Span[..(rows.Length * data.TargetSize)];
        Span<int> labels = data.HasLabels ? _labels.AsSpan(0, rows.Length) : default;
        for (int i = 0; i < rows.Length; i++)
        {
            data.InputsOf(rows[i]).CopyTo(inputs[(i * data.InputSize)..]);
            data.TargetsOf(rows[i]).CopyTo(targets[(i * data.TargetSize)..]);
        }

        for (int i = 0; i < labels.Length; i++)
            labels[i] = data.Labels[rows[i]];
        Span<float> weights = data.Weights.IsEmpty ? default : _weights.AsSpan(0, rows.Length);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = data.Weights[rows[i]];
        return data.HasLabels ? new Batch(rows.Length, inputs, labels, weights) : new Batch(rows.Length, inputs, targets, weights);
    }

    private void Reserve(Dataset data, int rows)
    {
        if (data.HasLabels && _labels.Length < rows)
            _labels = new int[rows];
        if (!data.Weights.IsEmpty && _weights.Length < rows)
            _weights = new float[rows];
        if (_inputs.Length < rows * data.InputSize)
            _inputs = new AlignedBuffer(rows * data.InputSize);
        if (_targets.Length < rows * data.TargetSize)
            _targets = new AlignedBuffer(rows * data.TargetSize);
    }
}
