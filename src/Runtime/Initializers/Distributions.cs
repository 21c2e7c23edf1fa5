using System;

namespace MlpGen.Initializers;

/// <summary>Uniform within ±b.</summary>
/// <param name="bound">b for so many inputs and outputs.</param>
internal sealed class UniformInitializer(Func<double, double, double> bound) : Initializer
{
    public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random)
    {
        float b = (float)bound(layer.Inputs, layer.Outputs);
        foreach (ref float weight in weights)
            weight = ((2 * random.NextSingle()) - 1) * b;
    }
}

/// <summary>Normal with mean 0.</summary>
/// <param name="deviation">σ for so many inputs and outputs.</param>
internal sealed class NormalInitializer(Func<double, double, double> deviation) : Initializer
{
    public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random)
    {
        float sigma = (float)deviation(layer.Inputs, layer.Outputs);
        foreach (ref float weight in weights)
            weight = sigma * random.NextNormal();
    }
}

/// <summary>The same numbers everywhere.</summary>
internal sealed class ConstantInitializer(float weight, float bias) : Initializer
{
    public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random)
    {
        weights.Fill(weight);
        biases.Fill(bias);
    }
}
