using System;
using System.Threading;
using MlpGen.CompilerServices;

namespace MlpGen.Runtime.Tests.Training.Parallel;

/// <summary>Calls back, on the thread that computes it, before and after each part of a gradient.</summary>
internal sealed class ObservedNetwork(int inputs, int outputs) : LinearNetwork(inputs, outputs)
{
    private int _parts;

    /// <summary>Takes the rows of the part.</summary>
    public Action<int>? Before { get; set; }

    public Action? After { get; set; }

    /// <summary>The parts computed so far, one for each thread of each step.</summary>
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
