using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Learning;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>Steps of a learning rule without a trainer.</summary>
internal static class FusedSteps
{
    private static readonly ConditionalWeakTable<OptimizerState, FusedStep<float>> s_steps = [];

    /// <summary>Takes a fused step.</summary>
    public static double Step(this OptimizerState state, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows) =>
        s_steps.GetValue(state, static state => state.CreateFusedStep<float>(new AlignedBuffer(0))).Step(inputs, targets, rows);
}
