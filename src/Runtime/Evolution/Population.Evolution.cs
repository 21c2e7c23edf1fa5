using System;
using MlpGen.Layout;
using MlpGen.Numerics;
using MlpGen.Parameters;

namespace MlpGen;

/// <content>What evolution does to agents, where they are. Nothing of it allocates.</content>
public sealed partial class Population
{
    /// <summary>w ← w′: an agent becomes another.</summary>
    /// <param name="agent">The agent that changes.</param>
    /// <param name="other">The one that stays.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such agent.</exception>
    public void Copy(int agent, int other)
    {
        CheckAgent(agent, nameof(agent));
        CheckAgent(other, nameof(other));
        Span<float> to = Lane(agent), from = Lane(other);
        for (int i = 0; i < ParameterCount; i++)
            to[_layout.Offset(i)] = from[_layout.Offset(i)];
    }

    /// <summary>
    /// w ← w + σ·N(0, 1) for every parameter of an agent, or for a random part of them: the same numbers as
    /// <see cref="ParameterMath.Mutate"/> for a network.
    /// </summary>
    /// <param name="agent">The agent that changes.</param>
    /// <param name="deviation">σ, finite and at least 0.</param>
    /// <param name="random">Where the numbers come from; the same state gives the same mutation on every machine.</param>
    /// <param name="rate">The probability with which a parameter changes, 0 to 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such agent, or a number is out of range.</exception>
    [CLSCompliant(false)]
    public void Mutate(int agent, float deviation, Pcg32 random, float rate = 1)
    {
        CheckAgent(agent, nameof(agent));
        ArgumentNullException.ThrowIfNull(random);
        Require.NotNegative(deviation, nameof(deviation));
        Require.Between(rate, 0, 1, nameof(rate));
        Variation.Mutate(Lane(agent), new LaneOrder(_layout), deviation, rate, ref random.Sequence);
    }

    /// <summary>
    /// Uniform crossover: each parameter of an agent comes from one parent or the other, by the same choices as
    /// <see cref="ParameterMath.Crossover"/> for networks.
    /// </summary>
    /// <param name="agent">The child, which may be a parent.</param>
    /// <param name="first">An agent.</param>
    /// <param name="second">Another.</param>
    /// <param name="random">Where the choices come from; the same state gives the same child on every machine.</param>
    /// <param name="share">The probability of the second parent, 0 to 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such agent, or <paramref name="share"/> is below 0, above 1 or NaN.
    /// </exception>
    [CLSCompliant(false)]
    public void Crossover(int agent, int first, int second, Pcg32 random, float share = 0.5f)
    {
        CheckAgent(agent, nameof(agent));
        CheckAgent(first, nameof(first));
        CheckAgent(second, nameof(second));
        ArgumentNullException.ThrowIfNull(random);
        Require.Between(share, 0, 1, nameof(share));
        Variation.Crossover(Lane(agent), Lane(first), Lane(second), new LaneOrder(_layout), share, ref random.Sequence);
    }
}
