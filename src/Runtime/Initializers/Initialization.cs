using System;

namespace MlpGen;

/// <summary>Extension methods that initialize the parameters of a network with a chosen <see cref="Initializer"/>.</summary>
[CLSCompliant(false)]
public static class Initialization
{
    /// <summary>Replaces all parameters, layer by layer, in the order of <see cref="IInferenceNetwork.GetParameters"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seed">The seed. The same seed gives the same parameters on every machine.</param>
    /// <param name="initializer">The initializer that fills each layer.</param>
    /// <exception cref="InvalidOperationException">The initializer wrote a NaN or infinite value. The network is unchanged.</exception>
    public static void Initialize(this IInferenceNetwork network, int seed, Initializer initializer)
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
                next, layer.InputSize * layer.OutputSize), biases = parameters.AsSpan(next + weights.Length, layer.OutputSize);
            initializer.Fill(layer, weights, biases, random);
            next += weights.Length + biases.Length;
            ThrowIfNotFinite(parameters.AsSpan(0, next), number);
        }

        network.SetParameters(parameters);
    }

    private static void ThrowIfNotFinite(ReadOnlySpan<float> parameters, int layer)
    {
        foreach (float parameter in parameters)
        {
            if (!float.IsFinite(parameter))
                throw new InvalidOperationException(
                    $"The parameters that the initializer writes to layer {layer} must be finite (was {parameter}).");
        }
    }
}
