using System;
using System.Runtime.CompilerServices;

namespace MlpGen.CompilerServices;

/// <summary>Gives the runtime access to the generated part of a network.</summary>
internal static class GeneratedNetwork
{
    /// <summary>Returns the network as the interface through which the runtime accesses its memory.</summary>
    /// <typeparam name="T"><see cref="IGeneratedNetwork"/>, or an interface that extends it.</typeparam>
    /// <exception cref="ArgumentException">The generator did not write the network.</exception>
    public static T Require<T>(IInferenceNetwork network, [CallerArgumentExpression(nameof(network))] string parameter = "")
        where T : class, IGeneratedNetwork
    {
        ArgumentNullException.ThrowIfNull(network, parameter);
        return network as T ?? throw new ArgumentException(
            $"{network.GetType()} does not implement {typeof(T).Name}. Pass a network that MlpGen generated.", parameter);
    }

    /// <summary>Throws if two networks have different layers.</summary>
    /// <param name="network">The network that the caller passed.</param>
    /// <param name="expected">The network whose layers it must have.</param>
    /// <param name="parameter">The name of the parameter that received the network.</param>
    /// <exception cref="ArgumentException">The layers differ.</exception>
    public static void RequireSameLayers(
        IInferenceNetwork network, IInferenceNetwork expected, [CallerArgumentExpression(nameof(network))] string parameter = "") =>
        RequireSameLayers(network, expected.LayerSizes, parameter);

    /// <summary>Throws if a network has other layers than expected.</summary>
    /// <param name="network">The network that the caller passed.</param>
    /// <param name="expected">The sizes of the layers that it must have.</param>
    /// <param name="parameter">The name of the parameter that received the network.</param>
    /// <exception cref="ArgumentException">The layers differ.</exception>
    public static void RequireSameLayers(
        IInferenceNetwork network, ReadOnlySpan<int> expected, [CallerArgumentExpression(nameof(network))] string parameter = "")
    {
        ReadOnlySpan<int> sizes = network.LayerSizes;
        if (!sizes.SequenceEqual(expected))
            throw new ArgumentException($"Expected a network with layers of {Sizes(expected)}, but got {Sizes(sizes)}.", parameter);
    }

    private static string Sizes(ReadOnlySpan<int> layers) => string.Join('-', Array.ConvertAll(layers.ToArray(), size => $"{size}"));
}
