using System;
using System.Globalization;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Numerics;
using MlpGen.Layout;
using MlpGen.Parameters;

namespace MlpGen;

/// <summary>
/// Arithmetic on the parameters of whole networks, for reinforcement learning and evolution. Only <see cref="Clone"/> allocates. No other
/// thread may use the network that changes during a call. A user-defined loss that changes the network of its own step causes an
/// <see cref="InvalidOperationException"/>.
/// </summary>
public static class ParameterMath
{
    /// <summary>
    /// Creates another network with the same parameters, such as a target network, a child, or a copy that learns while the original plays.
    /// </summary>
    /// <typeparam name="TNetwork">The class of the network.</typeparam>
    /// <param name="network">The network, which does not change.</param>
    /// <returns>
    /// A network of the same class with its own parameters. No constructor of the class runs. Fields that you declared are copied, so
    /// objects they refer to are shared. Trainers stay with the network that they were created for.
    /// </returns>
    /// <exception cref="ArgumentException">The network was not generated.</exception>
    public static TNetwork Clone<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork =>
        (TNetwork)GeneratedNetwork.Require<ITrainable>(network).Clone();

    /// <summary>Copies the parameters of another network: w ← w′.</summary>
    /// <param name="network">The network that changes.</param>
    /// <param name="other">A network with the same layers.</param>
    /// <exception cref="ArgumentException">The layers differ, or a network was not generated.</exception>
    public static void CopyFrom(this INetwork network, INetwork other)
    {
        (ITrainable to, ITrainable from) = Pair(network, other, nameof(other));
        from.PackedParameters.Span.CopyTo(Changed(to));
    }

    /// <summary>
    /// Moves the parameters toward those of another network, w ← w + τ(w′ − w). With τ = 0, w does not change. With τ = 1, it becomes
    /// exactly w′. This is the soft update of a target network (Lillicrap et al. 2016, "Continuous Control with Deep Reinforcement
    /// Learning", algorithm 1).
    /// </summary>
    /// <param name="network">The network that changes, such as a target network.</param>
    /// <param name="other">A network with the same layers, such as the one that learns.</param>
    /// <param name="tau">The factor τ. Between 0 and 1.</param>
    /// <exception cref="ArgumentException">The layers differ, or a network was not generated.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is below 0, above 1 or NaN.</exception>
    public static void Lerp(this INetwork network, INetwork other, float tau)
    {
        (ITrainable to, ITrainable from) = Pair(network, other, nameof(other));
        Require.Between(tau, 0, 1, nameof(tau));
        VectorMath.Lerp(Changed(to), from.PackedParameters.Span, tau);
    }

    /// <summary>Adds noise, w ← w + σ·N(0, 1), to every parameter or to a random part of them.</summary>
    /// <param name="network">The network that changes.</param>
    /// <param name="deviation">The standard deviation σ. Finite and at least 0.</param>
    /// <param name="random">The source of random numbers. The same state gives the same mutation on every machine.</param>
    /// <param name="rate">The probability that a parameter changes. Between 0 and 1. Default: 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> or <paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentException">The network was not generated.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="deviation"/> or <paramref name="rate"/> is out of range.</exception>
    [CLSCompliant(false)]
    public static void Mutate(this INetwork network, float deviation, Pcg32 random, float rate = 1)
    {
        ITrainable changed = GeneratedNetwork.Require<ITrainable>(network);
        ArgumentNullException.ThrowIfNull(random);
        Require.NotNegative(deviation, nameof(deviation));
        Require.Between(rate, 0, 1, nameof(rate));
        Variation.Mutate(Changed(changed), new PackedOrder(changed.Description), deviation, rate, ref random.Sequence);
    }

    /// <summary>
    /// Performs uniform crossover (Syswerda 1989, "Uniform Crossover in Genetic Algorithms"): each parameter comes from one parent or the
    /// other.
    /// </summary>
    /// <param name="network">The child, which may be a parent.</param>
    /// <param name="first">A network with the same layers.</param>
    /// <param name="second">Another network with the same layers.</param>
    /// <param name="random">The source of random numbers. The same state gives the same child on every machine.</param>
    /// <param name="share">The probability of the second parent. Between 0 and 1. Default: 0.5.</param>
    /// <exception cref="ArgumentException">The layers of a parent differ, or a network was not generated.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is below 0, above 1 or NaN.</exception>
    [CLSCompliant(false)]
    public static void Crossover(this INetwork network, INetwork first, INetwork second, Pcg32 random, float share = 0.5f)
    {
        (ITrainable child, ITrainable a) = Pair(network, first, nameof(first));
        (_, ITrainable b) = Pair(network, second, nameof(second));
        ArgumentNullException.ThrowIfNull(random);
        Require.Between(share, 0, 1, nameof(share));
        Variation.Crossover(
            Changed(child), a.PackedParameters.Span, b.PackedParameters.Span,
            new PackedOrder(child.Description), share, ref random.Sequence);
    }

    private static Span<float> Changed(ITrainable network)
    {
        Span<float> parameters = network.PackedParameters.Span;
        HeldParameters.ThrowIfHeld(parameters);
        return parameters;
    }

    private static (ITrainable Network, ITrainable Other) Pair(INetwork network, INetwork other, string parameter)
    {
        ITrainable first = GeneratedNetwork.Require<ITrainable>(network), second = GeneratedNetwork.Require<ITrainable>(other, parameter);
        GeneratedNetwork.RequireSameLayers(second, first, parameter);
        if (!HaveSameLayout(first.Description.Layers, second.Description.Layers))
        {
            throw new ArgumentException(
                "The other network was generated for other kernels, so its parameters have another layout in memory. " +
                "Copy them with GetParameters and SetParameters.",
                parameter);
        }

        return (first, second);
    }

    private static bool HaveSameLayout(ReadOnlySpan<LayerDescription> first, ReadOnlySpan<LayerDescription> second)
    {
        for (int i = 0; i < first.Length; i++)
        {
            if (first[i].Layout != second[i].Layout || first[i].Offset != second[i].Offset)
                return false;
        }

        return true;
    }
}
