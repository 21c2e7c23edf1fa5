using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>Reverts a step that left a NaN or infinite value. It restores parameters and memory bit for bit.</summary>
/// <param name="parameters">The parameters of the network.</param>
/// <param name="memory">The memory of the learning rule.</param>
internal sealed class StepGuard(AlignedBuffer parameters, OptimizerMemory memory)
{
    // Allocated on first use, because few programs ever need it.
    private LearningSnapshot? _before;

    /// <summary>Copies parameters and memory. Call it before the first parameter changes.</summary>
    public void Begin()
    {
        _before ??= new LearningSnapshot(parameters, memory);
        _before.Capture();
    }

    /// <summary>Keeps the step if parameters and memory are finite. Otherwise, reverts it.</summary>
    /// <returns>True if the step was kept.</returns>
    public bool End()
    {
        if (Finite.All(parameters.Span) && memory.IsFinite())
        {
            memory.IsInRange = memory.FindRange();
            return true;
        }

        _before!.Restore();
        return false;
    }
}
