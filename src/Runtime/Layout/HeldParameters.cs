using System;
using MlpGen.CompilerServices;

namespace MlpGen.Layout;

/// <summary>
/// Marks the parameters of a network as in use while a thread computes a gradient with them and user code can run. If a loss replaced them,
/// one half of the gradient would belong to another network.
/// </summary>
/// <param name="parameters">The packed parameters.</param>
internal sealed class HeldParameters(AlignedBuffer parameters)
{
    [ThreadStatic]
    private static HeldParameters? t_innermost;

    private HeldParameters? _outer;

    /// <summary>Marks the parameters as in use on this thread. A loss can run a step of another trainer in the meantime.</summary>
    public void Hold() => (_outer, t_innermost) = (t_innermost, this);

    /// <summary>Reverts <see cref="Hold"/>.</summary>
    public void Release() => (t_innermost, _outer) = (_outer, null);

    /// <summary>True if this thread holds any parameters, so that a loss runs within a step.</summary>
    public static bool IsAny => t_innermost is not null;

    /// <summary>Throws if the memory contains parameters that are in use.</summary>
    /// <exception cref="InvalidOperationException">This thread is running a step with the parameters.</exception>
    public static void ThrowIfHeld(ReadOnlySpan<float> memory)
    {
        for (HeldParameters? held = t_innermost; held is not null; held = held._outer)
        {
            if (held.Holds(memory))
            {
                throw new InvalidOperationException(
                    "A loss must not change the parameters of a network during a training step. " +
                    "Change them between two steps, for example in FitOptions.OnBatch.");
            }
        }
    }

    private bool Holds(ReadOnlySpan<float> memory) => memory.Overlaps(parameters.Span);
}
