using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;

namespace MlpGen.Steps;

/// <summary>Converts labels and targets to the targets that a step learns: one-hot rows, smoothed.</summary>
/// <param name="classes">The number of classes, K.</param>
/// <param name="smoothing">The label smoothing, ε.</param>
internal sealed class SoftTargets(int classes, float smoothing)
{
    private AlignedBuffer _targets = AlignedBuffer.Empty;

    /// <summary>Returns the targets of a mini-batch. The next call overwrites them.</summary>
    public ReadOnlySpan<float> TargetsOf(in Batch batch) => batch.HasLabels ? Smooth(batch.Labels) : Smooth(batch.Targets);

    /// <summary>Computes y = (1 − ε) + ε/K at the label and ε/K elsewhere.</summary>
    [MethodImpl(MethodOptions.AggressiveOptimization)]
    private ReadOnlySpan<float> Smooth(ReadOnlySpan<int> labels)
    {
        Span<float> targets = Room(labels.Length * classes);
        targets.Fill((float)(smoothing / classes));
        for (int row = 0; row < labels.Length; row++)
            targets[(row * classes) + labels[row]] = (float)(targets[(row * classes) + labels[row]] + (float)(1 - smoothing));
        return targets;
    }

    /// <summary>Computes y(1 − ε) + ε/K.</summary>
    [MethodImpl(MethodOptions.AggressiveOptimization)]
    private ReadOnlySpan<float> Smooth(ReadOnlySpan<float> targets)
    {
        if (smoothing == 0)
            return targets;
        Span<float> smoothed = Room(targets.Length);
        for (int i = 0; i < targets.Length; i++)
            smoothed[i] = (float)((float)(targets[i] * (float)(1 - smoothing)) + (float)(smoothing / classes));
        return smoothed;
    }

    private Span<float> Room(int length)
    {
        if (_targets.Length < length)
            _targets = new AlignedBuffer(length);
        return _targets.Span[..length];
    }
}
