using System;
using MlpGen;

namespace MlpGen.Benchmarks.Learning;

/// <summary>An initialization of the parameters of a network.</summary>
/// <param name="Name">The name in the table.</param>
/// <param name="Draw">Draws the parameters from a seed.</param>
internal sealed record FirstWeights(string Name, Action<INetwork, int> Draw)
{
    /// <summary>The compared initializations. The last one is the library's default.</summary>
    public static FirstWeights[] All { get; } =
    [
        // He for rectifiers and Glorot for the other layers, the library's first default.
        Create("He, biases 0", (n, m, activation) => (Math.Sqrt(6.0 / (activation is Activation.Relu or Activation.Gelu ? n : n + m)), 0)),
        Create("Glorot, biases 0", (n, m, _) => (Math.Sqrt(6.0 / (n + m)), 0)),
        Create("PyTorch's Linear", (n, _, _) => (Math.Sqrt(1.0 / n), Math.Sqrt(1.0 / n))),
        Create("Glorot, biases drawn", (n, m, _) => (Math.Sqrt(6.0 / (n + m)), Math.Sqrt(6.0 / (n + m)))),
        new("MlpGen", (network, seed) => network.Initialize(seed)),
    ];

    private static FirstWeights Create(string name, Func<double, double, Activation, (double Weights, double Biases)> bounds) =>
        new(name, (network, seed) => network.Initialize(seed, new Bounded(bounds)));

    /// <summary>An initializer that draws weights and biases uniformly within bounds.</summary>
    private sealed class Bounded(Func<double, double, Activation, (double Weights, double Biases)> bounds) : Initializer
    {
        public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random)
        {
            (double weightBound, double biasBound) = bounds(layer.InputSize, layer.OutputSize, layer.Activation);
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
