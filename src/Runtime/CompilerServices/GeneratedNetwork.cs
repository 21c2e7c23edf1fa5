using System;
using System.Runtime.CompilerServices;

namespace MlpGen.CompilerServices;

/// <summary>Finds in a network what the generator wrote into it.</summary>
internal static class GeneratedNetwork
{
    /// <summary>The network through the interface by which the runtime reaches its memory.</summary>
    /// <typeparam name="T"><see cref="ITrainable"/> or <see cref="ITrainableClassifier"/>.</typeparam>
    /// <exception cref="ArgumentException">The network was not written by the generator.</exception>
    public static T Require<T>(INetwork network, [CallerArgumentExpression(nameof(network))] string parameter = "")
        where T : class, ITrainable
    {
        ArgumentNullException.ThrowIfNull(network, parameter);
        return network as T ?? throw new ArgumentException(
            $"{network.GetType()} does not implement {typeof(T).Name}. Pass a class that [Mlp] generated.", parameter);
    }

    /// <summary>Demands that two networks have the same layers.</summary>
    /// <param name="network">The network that was passed.</param>
    /// <param name="expected">The network that it must be like.</param>
    /// <param name="parameter">The name of the network that was passed.</param>
    /// <exception cref="ArgumentException">They have others.</exception>
    public static void RequireSameLayers(
        INetwork network, INetwork expected, [CallerArgumentExpression(nameof(network))] string parameter = "")
    {
        if (!network.LayerSizes.SequenceEqual(expected.LayerSizes))
            throw new ArgumentException($"The network has layers of {Sizes(network)}; {Sizes(expected)} fit.", parameter);
    }

    private static string Sizes(INetwork network) => string.Join('-', Array.ConvertAll(network.LayerSizes.ToArray(), size => $"{size}"));
}
