using System;
using System.Collections.Generic;
using System.ComponentModel;
using MlpGen.DoublePrecision;

namespace MlpGen.Numerics;

/// <summary>
/// The formula of an activation function in double precision, as defined by <see cref="Activation"/>. Double twins and self-checks use it.
/// To support another activation, add a line to the table.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ActivationFormula
{
    // Klambauer et al. 2017, eq. 14.
    private const double Lambda = 1.0507009873554805;
    private const double LambdaTimesAlpha = Lambda * 1.6732632423543772;

    private static readonly Dictionary<Activation, ActivationFormula?> s_table = new()
    {
        [Activation.Identity] = new(z => z, _ => 1),
        [Activation.Sigmoid] = new(Sigmoid, z => Sigmoid(z) * Sigmoid(-z)),
        [Activation.Tanh] = new(Math.Tanh, z => 4 * Sigmoid(2 * z) * Sigmoid(-2 * z)),
        [Activation.Relu] = new(z => Math.Max(z, 0), z => z > 0 ? 1 : 0, 0),
        [Activation.LeakyRelu] = new(z => z > 0 ? z : 0.01 * z, z => z > 0 ? 1 : 0.01, 0),
        [Activation.Elu] = new(z => z > 0 ? z : ExpLessOne(z), z => Math.Exp(Math.Min(z, 0)), 0),
        [Activation.Selu] =
            new(z => z > 0 ? Lambda * z : LambdaTimesAlpha * ExpLessOne(z), z => z > 0 ? Lambda : LambdaTimesAlpha * Math.Exp(z), 0),
        [Activation.Gelu] = new(
            z => Share(z, NormalDistribution.Cumulative(z)),
            z => NormalDistribution.Cumulative(z) + Share(z, NormalDistribution.Density(z))),
        [Activation.Swish] = new(z => Share(z, Sigmoid(z)), z => Sigmoid(z) + Share(z, Sigmoid(z) * Sigmoid(-z))),
        [Activation.Softplus] = new(Logarithm.Softplus, Sigmoid),
        [Activation.Softsign] = new(Softsign, z => 1 / ((1 + Math.Abs(z)) * (1 + Math.Abs(z))), 0),
        [Activation.HardSigmoid] = new(HardSigmoid, z => z is > -3 and < 3 ? 1 / 6.0 : 0, -3, 3),
        [Activation.HardSwish] = new(z => Share(z, HardSigmoid(z)), z => z <= -3 ? 0 : z >= 3 ? 1 : (z / 3) + 0.5, -3, 3),
        [Activation.Mish] = new(
            z => Share(z, TanhOfSoftplus(z)),
            z => TanhOfSoftplus(z) + Share(z, Sigmoid(z) * (1 - TanhOfSoftplus(z)) * (1 + TanhOfSoftplus(z)))),
        [Activation.Softmax] = null,
    };

    private ActivationFormula(Func<double, double> value, Func<double, double> derivative, params double[] kinks)
    {
        Value = value;
        Derivative = derivative;
        Kinks = kinks;
    }

    /// <summary>Gets the function a = f(z).</summary>
    public Func<double, double> Value { get; }

    /// <summary>Gets the derivative f′(z), written so that no digits cancel where it is small.</summary>
    public Func<double, double> Derivative { get; }

    /// <summary>Gets all z at which f′ or f″ is not continuous. A central difference must not straddle one.</summary>
    public IReadOnlyList<double> Kinks { get; }

    /// <summary>Returns the formula of an activation, or null for Softmax, which applies to whole rows.</summary>
    /// <param name="activation">The activation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The activation is undefined.</exception>
    public static ActivationFormula? For(Activation activation) => s_table.TryGetValue(activation, out ActivationFormula? formula)
        ? formula
        : throw new ArgumentOutOfRangeException(nameof(activation), $"Activation.{activation} is not supported.");

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double HardSigmoid(double z) => Math.Clamp((z + 3) / 6, 0, 1);

    private static double Softsign(double z) => double.IsInfinity(z) ? Math.Sign(z) : z / (1 + Math.Abs(z));

    private static double TanhOfSoftplus(double z) => Math.Tanh(Logarithm.Softplus(z));

    // eᶻ − 1 = tanh(z/2)·(eᶻ + 1). For z ≤ 0, no digits cancel.
    private static double ExpLessOne(double z) => Math.Tanh(z / 2) * (Math.Exp(z) + 1);

    // z·p, which is 0 where p vanishes, even if z is infinite.
    private static double Share(double z, double p) => p == 0 ? 0 : z * p;
}
