using System;
using MlpGen.Initializers;

namespace MlpGen;

/// <summary>
/// Fills the parameters of a layer at the beginning. <see cref="INetwork.Initialize"/> draws weights and biases in a way that suits most
/// networks; with <see cref="Initialization.Initialize"/> a program chooses itself, by name or with a class of its own.
/// </summary>
/// <remarks>
/// With a bound b or a standard deviation σ, for n inputs and m outputs; biases begin at 0. The same seed gives the same parameters on
/// every machine.
/// </remarks>
[CLSCompliant(false)]
public abstract class Initializer
{
    /// <summary>
    /// Uniform, b = √(6/(n + m)) (Glorot and Bengio 2010, "Understanding the Difficulty of Training Deep Feedforward Neural Networks", eq.
    /// 16).
    /// </summary>
    public static Initializer GlorotUniform { get; } = Uniform((n, m) => Math.Sqrt(6.0 / (n + m)));

    /// <summary>Normal, σ = √(2/(n + m)) (the same, eq. 12).</summary>
    public static Initializer GlorotNormal { get; } = Normal((n, m) => Math.Sqrt(2.0 / (n + m)));

    /// <summary>
    /// Uniform, b = √(6/n) (He et al. 2015, "Delving Deep into Rectifiers", eq. 10, as a uniform distribution of the same variance).
    /// </summary>
    public static Initializer HeUniform { get; } = Uniform((n, _) => Math.Sqrt(6.0 / n));

    /// <summary>Normal, σ = √(2/n) (the same, eq. 10).</summary>
    public static Initializer HeNormal { get; } = Normal((n, _) => Math.Sqrt(2.0 / n));

    /// <summary>
    /// Uniform, b = √(3/n) (LeCun et al. 1998, "Efficient BackProp", eq. 16, as a uniform distribution of the same variance).
    /// </summary>
    public static Initializer LeCunUniform { get; } = Uniform((n, _) => Math.Sqrt(3.0 / n));

    /// <summary>Normal, σ = √(1/n) (the same, eq. 16).</summary>
    public static Initializer LeCunNormal { get; } = Normal((n, _) => Math.Sqrt(1.0 / n));

    /// <summary>
    /// A random matrix whose rows, or columns where there are fewer, are at right angles and of length <paramref name="gain"/> (Saxe,
    /// McClelland and Ganguli 2014, "Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural Networks", section 3).
    /// </summary>
    /// <param name="gain">Finite and above 0: √2 suits Relu.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, negative or not finite.</exception>
    public static Initializer Orthogonal(float gain = 1) => gain > 0 && float.IsFinite(gain)
        ? new Known((layer, weights, _, random) => OrthogonalMatrix.Fill(weights, layer.Outputs, layer.Inputs, gain, random))
        : throw new ArgumentOutOfRangeException(nameof(gain), $"gain is {gain}; a finite number above 0 fits.");

    /// <summary>
    /// All weights and all biases are given numbers. The units of a layer then stay alike: for tests, and for biases beside weights of
    /// another kind.
    /// </summary>
    /// <param name="weight">Finite.</param>
    /// <param name="bias">Finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is not finite.</exception>
    public static Initializer Constant(float weight, float bias = 0)
    {
        if (!float.IsFinite(weight))
            throw new ArgumentOutOfRangeException(nameof(weight), $"weight is {weight}; a finite number fits.");
        if (!float.IsFinite(bias))
            throw new ArgumentOutOfRangeException(nameof(bias), $"bias is {bias}; a finite number fits.");
        return new Known((_, weights, biases, _) =>
        {
            weights.Fill(weight);
            biases.Fill(bias);
        });
    }

    /// <summary>Fills the parameters of one layer, which are zeros.</summary>
    /// <param name="layer">Its number and sizes, and the activation it feeds.</param>
    /// <param name="weights">[output][input], row by row.</param>
    /// <param name="biases">[output].</param>
    /// <param name="random">Where random numbers come from; it goes on from layer to layer.</param>
    public abstract void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random);

    private static Known Uniform(Func<double, double, double> bound) => new((layer, weights, _, random) =>
        WeightDistributions.FillUniform(weights, (float)bound(layer.Inputs, layer.Outputs), random));

    private static Known Normal(Func<double, double, double> deviation) => new((layer, weights, _, random) =>
        WeightDistributions.FillNormal(weights, (float)deviation(layer.Inputs, layer.Outputs), random));

    private delegate void FillLayer(LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random);

    /// <summary>One of the initializers above.</summary>
    private sealed class Known(FillLayer fill) : Initializer
    {
        public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random) =>
            fill(layer, weights, biases, random);
    }
}
