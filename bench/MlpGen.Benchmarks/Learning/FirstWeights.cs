using System;
using MlpGen;

namespace MlpGen.Benchmarks.Learning;

/// <summary>A way in which the parameters of a network begin.</summary>
/// <param name="Name">As the table prints it.</param>
/// <param name="Draw">Draws them from a seed.</param>
internal sealed record FirstWeights(string Name, Action<INetwork, int> Draw)
{
    /// <summary>What was compared, the library's own choice last.</summary>
    public static FirstWeights[] All { get; } =
    [
        // He's for rectifiers, Glorot's for the other layers, as the library had it first.
        Of("He, biases 0", (n, m, activation) => (Math.Sqrt(6.0 / (activation is Activation.Relu or Activation.Gelu ? n : n + m)), 0)),
        Of("Glorot, biases 0", (n, m, _) => (Math.Sqrt(6.0 / (n + m)), 0)),
        Of("PyTorch's Linear", (n, _, _) => (Math.Sqrt(1.0 / n), Math.Sqrt(1.0 / n))),
        Of("Glorot, biases drawn", (n, m, _) => (Math.Sqrt(6.0 / (n + m)), Math.Sqrt(6.0 / (n + m)))),
        new("MlpGen", (network, seed) => network.Initialize(seed)),
    ];

    private static FirstWeights Of(string name, Func<double, double, Activation, (double Weights, double Biases)> bounds) =>
        new(name, (network, seed) => network.Initialize(seed, new Bounded(bounds)));

    /// <summary>Uniform between bounds of weights and of biases.</summary>
    private sealed class Bounded(Func<double, double, Activation, (double Weights, double Biases)> bounds) : Initializer
    {
        public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random)
        {
            (double weightBound, double biasBound) = bounds(layer.Inputs, layer.Outputs, layer.Activation);
            Draw(weights, (float)weightBound, random);
            if (biasBound > 0)
                Draw(biases, (float)biasBound, random);
        }

        private static void Draw(Span<float> values, float bound, Pcg32 random)
        {
            foreach (ref float value in values)
                value = ((2 * random.NextSingle()) - 1) * bound;
        }
    }
}
