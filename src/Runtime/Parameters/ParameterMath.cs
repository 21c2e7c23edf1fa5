using System;
using System.Globalization;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Numerics;
using MlpGen.Layout;
using MlpGen.Parameters;

namespace MlpGen;

/// <summary>
/// Parameters of whole networks as numbers to reckon with: what reinforcement learning and evolution are made of. Nothing but
/// <see cref="Clone"/> allocates, and nothing may run while another thread uses the network that changes. A loss of yours that changes the
/// network of the step in which it runs gets an <see cref="InvalidOperationException"/>.
/// </summary>
public static class ParameterMath
{
    /// <summary>
    /// Makes another network with the same parameters: a target network, a child, a copy to learn while the first one plays.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network, which stays as it is.</param>
    /// <returns>
    /// A network of the same class with parameters of its own. No constructor of the class runs: fields that you declared are copied as
    /// they are, so that what they refer to is shared. Trainers stay with the network that they were made for.
    /// </returns>
    /// <exception cref="ArgumentException">The network was not written by the generator.</exception>
    public static TNetwork Clone<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork =>
        (TNetwork)GeneratedNetwork.Require<ITrainable>(network).Clone();

    /// <summary>w ← w′.</summary>
    /// <param name="network">The network that changes.</param>
    /// <param name="other">A network with the same layers.</param>
    /// <exception cref="ArgumentException">Its layers are others, or one was not written by the generator.</exception>
    public static void CopyFrom(this INetwork network, INetwork other)
    {
        (ITrainable to, ITrainable from) = Pair(network, other, nameof(other));
        from.PackedParameters.Span.CopyTo(Changed(to));
    }

    /// <summary>
    /// w ← w + τ(w′ − w), w as it is for τ = 0 and w′ itself for τ = 1: the soft update of a target network (Lillicrap et al. 2016,
    /// "Continuous Control with Deep Reinforcement Learning", algorithm 1).
    /// </summary>
    /// <param name="network">The network that changes: the target.</param>
    /// <param name="other">A network with the same layers: the one that learns.</param>
    /// <param name="tau">τ, 0 to 1.</param>
    /// <exception cref="ArgumentException">Its layers are others, or one was not written by the generator.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is below 0, above 1 or NaN.</exception>
    public static void Lerp(this INetwork network, INetwork other, float tau)
    {
        (ITrainable to, ITrainable from) = Pair(network, other, nameof(other));
        Require.Between(tau, 0, 1, nameof(tau));
        VectorMath.Lerp(Changed(to), from.PackedParameters.Span, tau);
    }

    /// <summary>w ← w + σ·N(0, 1) for every parameter, or for a random part of them.</summary>
    /// <param name="network">The network that changes.</param>
    /// <param name="deviation">σ, finite and at least 0.</param>
    /// <param name="random">Where the numbers come from; the same state gives the same mutation on every machine.</param>
    /// <param name="rate">The probability with which a parameter changes, 0 to 1.</param>
    /// <exception cref="ArgumentNullException"><paramref name="network"/> or <paramref name="random"/> is null.</exception>
    /// <exception cref="ArgumentException">The network was not written by the generator.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
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
    /// Uniform crossover (Syswerda 1989, "Uniform Crossover in Genetic Algorithms"): each parameter comes from one parent or the other.
    /// </summary>
    /// <param name="network">The child, which may be a parent.</param>
    /// <param name="first">A network with the same layers.</param>
    /// <param name="second">Another.</param>
    /// <param name="random">Where the choices come from; the same state gives the same child on every machine.</param>
    /// <param name="share">The probability of the second parent, 0 to 1.</param>
    /// <exception cref="ArgumentException">The layers of a parent are others, or a network was not written by the generator.</exception>
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
        HeldParameters.DemandFree(parameters);
        return parameters;
    }

    private static (ITrainable Network, ITrainable Other) Pair(INetwork network, INetwork other, string parameter)
    {
        ITrainable first = GeneratedNetwork.Require<ITrainable>(network), second = GeneratedNetwork.Require<ITrainable>(other, parameter);
        GeneratedNetwork.RequireSameLayers(second, first, parameter);
        if (!LieAlike(first.Description.Layers, second.Description.Layers))
        {
            throw new ArgumentException(
                "The other network was generated for other kernels, and its parameters lie otherwise in memory. " +
                "GetParameters and SetParameters carry them over.",
                parameter);
        }

        return (first, second);
    }

    private static bool LieAlike(ReadOnlySpan<LayerDescription> first, ReadOnlySpan<LayerDescription> second)
    {
        for (int i = 0; i < first.Length; i++)
        {
            if (first[i].Layout != second[i].Layout || first[i].Offset != second[i].Offset)
                return false;
        }

        return true;
    }
}
