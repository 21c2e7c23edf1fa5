using System;
using MlpGen.Initializers;

namespace MlpGen;

/// <summary>
/// Fills the initial parameters of a layer. <see cref="IInferenceNetwork.Initialize"/> draws weights and biases in a way that suits most
/// networks. <see cref="Initialization.Initialize"/> lets a program choose a predefined or user-defined initializer.
/// </summary>
/// <remarks>
/// Here b is the bound of a uniform distribution, σ the standard deviation of a normal distribution, n the number of inputs and m the
/// number of outputs. Biases are initially 0. The same seed gives the same parameters on every machine.
/// </remarks>
[CLSCompliant(false)]
public abstract class Initializer
{
    /// <summary>
    /// Gets a uniform initializer with b = √(6/(n + m)) (Glorot and Bengio 2010, "Understanding the Difficulty of Training Deep Feedforward
    /// Neural Networks", eq. 16).
    /// </summary>
    public static Initializer GlorotUniform { get; } = Uniform((n, m) => Math.Sqrt(6.0 / (n + m)));

    /// <summary>Gets a normal initializer with σ = √(2/(n + m)) (Glorot and Bengio 2010, eq. 12).</summary>
    public static Initializer GlorotNormal { get; } = Normal((n, m) => Math.Sqrt(2.0 / (n + m)));

    /// <summary>
    /// Gets a uniform initializer with b = √(6/n) (He et al. 2015, "Delving Deep into Rectifiers", eq. 10, as a uniform distribution of the
    /// same variance).
    /// </summary>
    public static Initializer HeUniform { get; } = Uniform((n, _) => Math.Sqrt(6.0 / n));

    /// <summary>Gets a normal initializer with σ = √(2/n) (He et al. 2015, eq. 10).</summary>
    public static Initializer HeNormal { get; } = Normal((n, _) => Math.Sqrt(2.0 / n));

    /// <summary>
    /// Gets a uniform initializer with b = √(3/n) (LeCun et al. 1998, "Efficient BackProp", eq. 16, as a uniform distribution of the same
    /// variance).
    /// </summary>
    public static Initializer LeCunUniform { get; } = Uniform((n, _) => Math.Sqrt(3.0 / n));

    /// <summary>Gets a normal initializer with σ = √(1/n) (LeCun et al. 1998, eq. 16).</summary>
    public static Initializer LeCunNormal { get; } = Normal((n, _) => Math.Sqrt(1.0 / n));

    /// <summary>
    /// Returns an initializer that fills the weights with a random matrix. Its rows, or its columns if there are fewer columns than rows,
    /// are orthogonal and have the length <paramref name="gain"/> (Saxe, McClelland and Ganguli 2014, "Exact Solutions to the Nonlinear
    /// Dynamics of Learning in Deep Linear Neural Networks", section 3).
    /// </summary>
    /// <param name="gain">The length of each row or column. Finite and above 0. Use √2 for Relu. Default: 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0, negative, NaN or infinite.</exception>
    public static Initializer Orthogonal(float gain = 1) => gain > 0 && float.IsFinite(gain)
        ? new Known((layer, weights, _, random) => OrthogonalMatrix.Fill(weights, layer.OutputSize, layer.InputSize, gain, random))
        : throw new ArgumentOutOfRangeException(nameof(gain), $"gain must be a finite number above 0 (was {gain}).");

    /// <summary>
    /// Returns an initializer that sets all weights and all biases to given values. The units of a layer then stay identical. Use it in
    /// tests, or for biases in combination with another initializer for the weights.
    /// </summary>
    /// <param name="weight">The value of the weights. Finite.</param>
    /// <param name="bias">The value of the biases. Finite. Default: 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is NaN or infinite.</exception>
    public static Initializer Constant(float weight, float bias = 0)
    {
        if (!float.IsFinite(weight))
            throw new ArgumentOutOfRangeException(nameof(weight), $"weight must be a finite number (was {weight}).");
        if (!float.IsFinite(bias))
            throw new ArgumentOutOfRangeException(nameof(bias), $"bias must be a finite number (was {bias}).");
        return new Known((_, weights, biases, _) =>
        {
            weights.Fill(weight);
            biases.Fill(bias);
        });
    }

    /// <summary>Fills the parameters of one layer, which are initially zeros.</summary>
    /// <param name="layer">The number, the sizes and the activation of the layer.</param>
    /// <param name="weights">The weights, [output][input], row by row.</param>
    /// <param name="biases">The biases, [output].</param>
    /// <param name="random">The source of random numbers. Its sequence continues from layer to layer.</param>
    public abstract void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random);

    private static Known Uniform(Func<double, double, double> bound) => new((layer, weights, _, random) =>
        WeightDistributions.FillUniform(weights, (float)bound(layer.InputSize, layer.OutputSize), random));

    private static Known Normal(Func<double, double, double> deviation) => new((layer, weights, _, random) =>
        WeightDistributions.FillNormal(weights, (float)deviation(layer.InputSize, layer.OutputSize), random));

    private delegate void FillLayer(LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random);

    /// <summary>A predefined initializer.</summary>
    private sealed class Known(FillLayer fill) : Initializer
    {
        public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random) =>
            fill(layer, weights, biases, random);
    }
}
