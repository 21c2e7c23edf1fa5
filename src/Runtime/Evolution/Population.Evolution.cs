using System;
using MlpGen.Layout;
using MlpGen.Numerics;
using MlpGen.Parameters;

namespace MlpGen;

/// <content>The operators of evolution, applied to the agents in place without allocation.</content>
public sealed partial class Population
{
    /// <summary>Copies the parameters of one agent to another: w ← w′.</summary>
    /// <param name="agent">The index of the agent that changes.</param>
    /// <param name="other">The index of the agent to copy from.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public void Copy(int agent, int other)
    {
        CheckAgent(agent, nameof(agent));
        CheckAgent(other, nameof(other));
        Span<float> to = Lane(agent), from = Lane(other);
        for (int i = 0; i < ParameterCount; i++)
            to[_layout.Offset(i)] = from[_layout.Offset(i)];
    }

    /// <summary>
    /// Adds noise, w ← w + σ·N(0, 1), to every parameter of an agent or to a random part of them. Adds the same numbers as
    /// <see cref="ParameterMath.Mutate"/> for a network.
    /// </summary>
    /// <param name="agent">The index of the agent that changes.</param>
    /// <param name="deviation">The standard deviation σ. Finite and at least 0.</param>
    /// <param name="random">The source of random numbers. The same state gives the same mutation on every machine.</param>
    /// <param name="rate">The probability that a parameter changes. Between 0 and 1. Default: 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The index, <paramref name="deviation"/> or <paramref name="rate"/> is out of range.
    /// </exception>
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
    /// Performs uniform crossover: each parameter of the child comes from one parent or the other. Makes the same choices as
    /// <see cref="ParameterMath.Crossover"/> for networks.
    /// </summary>
    /// <param name="agent">The index of the child, which may be a parent.</param>
    /// <param name="first">The index of the first parent.</param>
    /// <param name="second">The index of the second parent.</param>
    /// <param name="random">The source of random numbers. The same state gives the same child on every machine.</param>
    /// <param name="probability">The probability that a parameter comes from the second parent. Between 0 and 1. Default: 0.5.</param>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is out of range, or <paramref name="probability"/> is below 0, above 1 or NaN.
    /// </exception>
    [CLSCompliant(false)]
    public void Crossover(int agent, int first, int second, Pcg32 random, float probability = 0.5f)
    {
        CheckAgent(agent, nameof(agent));
        CheckAgent(first, nameof(first));
        CheckAgent(second, nameof(second));
        ArgumentNullException.ThrowIfNull(random);
        Require.Between(probability, 0, 1, nameof(probability));
        Variation.Crossover(Lane(agent), Lane(first), Lane(second), new LaneOrder(_layout), probability, ref random.Sequence);
    }
}
