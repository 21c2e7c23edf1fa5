using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>Takes back a step that has left something NaN or infinite: parameters and memory as they were, bit for bit.</summary>
/// <param name="parameters">The network's.</param>
/// <param name="memory">The learning rule's.</param>
internal sealed class StepGuard(AlignedBuffer parameters, OptimizerMemory memory)
{
    // Few programs ever need it.
    private LearningSnapshot? _before;

    /// <summary>Copies parameters and memory, before the first parameter changes.</summary>
    public void Begin()
    {
        _before ??= new LearningSnapshot(parameters, memory);
        _before.Take();
    }

    /// <summary>Keeps the step if all it has left is finite, else takes it back.</summary>
    /// <returns>True if it was kept.</returns>
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
