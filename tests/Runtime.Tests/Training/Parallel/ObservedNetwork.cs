using System;
using System.Threading;
using MlpGen.CompilerServices;

namespace MlpGen.Runtime.Tests.Training.Parallel;

/// <summary>A network that calls back before and after each part of a gradient, on the thread that computes the part.</summary>
internal sealed class ObservedNetwork(int inputs, int outputs) : LinearNetwork(inputs, outputs)
{
    private int _parts;

    /// <summary>The action before a part, which receives the number of rows in the part.</summary>
    public Action<int>? Before { get; set; }

    public Action? After { get; set; }

    /// <summary>The number of parts computed so far. Each thread computes one part per step.</summary>
    public int Parts => _parts;

    public override double AddGradient(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float scale, AlignedBuffer gradient, AlignedBuffer workspace)
    {
        Interlocked.Increment(ref _parts);
        Before?.Invoke(inputs.Length / Inputs);
        double loss = base.AddGradient(inputs, targets, scale, gradient, workspace);
        After?.Invoke();
        return loss;
    }
}
