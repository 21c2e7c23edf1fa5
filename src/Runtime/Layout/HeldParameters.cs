using System;
using MlpGen.CompilerServices;

namespace MlpGen.Layout;

/// <summary>
/// The parameters of a network while a thread computes a gradient with them and code of the user's may run: a loss may not replace them, or
/// half of the gradient would be that of another network.
/// </summary>
/// <param name="parameters">As they lie in memory.</param>
internal sealed class HeldParameters(AlignedBuffer parameters)
{
    [ThreadStatic]
    private static HeldParameters? t_innermost;

    private HeldParameters? _outer;

    /// <summary>Begins on this thread. Losses may begin the step of another trainer within.</summary>
    public void Hold() => (_outer, t_innermost) = (t_innermost, this);

    /// <summary>Ends what <see cref="Hold"/> has begun.</summary>
    public void Release() => (t_innermost, _outer) = (_outer, null);

    /// <summary>True if this thread holds any parameters: a loss runs within a step.</summary>
    public static bool IsAny => t_innermost is not null;

    /// <summary>Demands that the parameters, or other memory, may be overwritten.</summary>
    /// <exception cref="InvalidOperationException">This thread is taking a step with them.</exception>
    public static void DemandFree(ReadOnlySpan<float> memory)
    {
        for (HeldParameters? held = t_innermost; held is not null; held = held._outer)
        {
            if (held.Holds(memory))
            {
                throw new InvalidOperationException(
                    "A trainer is taking a step with this network, and a loss may not change its parameters meanwhile. " +
                    "Change them between two steps, in FitOptions.OnBatch for instance.");
            }
        }
    }

    private bool Holds(ReadOnlySpan<float> memory) => memory.Overlaps(parameters.Span);
}
