using MlpGen.CompilerServices;
using MlpGen.Numerics;
using MlpGen.Steps;

namespace MlpGen.Learning;

/// <summary>Takes back a step that has left something NaN or infinite: parameters and memory as they were, bit for bit.</summary>
/// <param name="parameters">The network's.</param>
/// <param name="state">The learning rule's.</param>
internal sealed class StepGuard(AlignedBuffer parameters, OptimizerState state)
{
    // Few programs ever need it.
    private TrainerSnapshot? _before;

    /// <summary>Copies what is now, before the first parameter changes.</summary>
    public void Begin()
    {
        _before ??= new TrainerSnapshot(parameters, state, average: null, accumulates: false);
        _before.Take(pending: 0);
    }

    /// <summary>Keeps the step if all it has left is finite, else takes it back.</summary>
    /// <returns>Whether it was kept.</returns>
    public bool End()
    {
        OptimizerMemory memory = state.Memory;
        if (Finite.All(parameters.Span) && memory.IsFinite())
        {
            memory.IsInRange = memory.FindRange();
            return true;
        }

        _before!.Restore();
        return false;
    }
}
