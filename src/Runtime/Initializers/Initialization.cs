using System;

namespace MlpGen;

/// <summary>New parameters for a network, in a way that the program chooses.</summary>
[CLSCompliant(false)]
public static class Initialization
{
    /// <summary>Replaces all parameters, layer by layer in canonical order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seed">Any number; the same gives the same parameters on every machine.</param>
    /// <param name="initializer">What fills each layer.</param>
    /// <exception cref="InvalidOperationException">The initializer wrote a number that is not finite; the network is as it was.</exception>
    public static void Initialize(this INetwork network, int seed, Initializer initializer)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(initializer);
        float[] parameters = new float[network.ParameterCount];
        Pcg32 random = new(unchecked((ulong)seed));
        int next = 0;
        for (int number = 1; number < network.LayerSizes.Length; number++)
        {
            LayerShape layer = new(number, network.LayerSizes[number - 1], network.LayerSizes[number], network.Activations[number - 1]);
            Span<float> weights = parameters.AsSpan(
                next, layer.Inputs * layer.Outputs), biases = parameters.AsSpan(next + weights.Length, layer.Outputs);
            initializer.Fill(layer, weights, biases, random);
            next += weights.Length + biases.Length;
            DemandFinite(parameters.AsSpan(0, next), number);
        }

        network.SetParameters(parameters);
    }

    private static void DemandFinite(ReadOnlySpan<float> parameters, int layer)
    {
        foreach (float parameter in parameters)
        {
            if (!float.IsFinite(parameter))
                throw new InvalidOperationException($"The initializer gave layer {layer} the parameter {parameter}; finite numbers fit.");
        }
    }
}
