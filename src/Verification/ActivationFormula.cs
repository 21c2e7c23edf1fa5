using System;

namespace MlpGen.Verification;

/// <summary>
/// The formula of an activation function, as defined by <see cref="Activation"/>. To support another activation, add a line here.
/// </summary>
/// <param name="Value">The function a = f(z).</param>
/// <param name="Derivative">The derivative f′(z), written so that no digits cancel.</param>
/// <param name="Kinks">All z at which f′ or f″ is not continuous. A central difference must not straddle one.</param>
internal sealed record ActivationFormula(Func<double, double> Value, Func<double, double> Derivative, params double[] Kinks)
{
    // Klambauer et al. 2017, eq. 14.
    private const double Lambda = 1.0507009873554805;
    private const double LambdaTimesAlpha = Lambda * 1.6732632423543772;

    /// <summary>Returns the formula of an activation, or null for Softmax, which applies to whole rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The activation is undefined.</exception>
    public static ActivationFormula? For(Activation activation) => activation switch
    {
        Activation.Identity => new(z => z, _ => 1),
        Activation.Sigmoid => new(Sigmoid, z => Sigmoid(z) * Sigmoid(-z)),
        Activation.Tanh => new(Math.Tanh, z => 4 * Sigmoid(2 * z) * Sigmoid(-2 * z)),
        Activation.Relu => new(z => Math.Max(z, 0), z => z > 0 ? 1 : 0, 0),
        Activation.LeakyRelu => new(z => z > 0 ? z : 0.01 * z, z => z > 0 ? 1 : 0.01, 0),
        Activation.Elu => new(z => z > 0 ? z : ExpLessOne(z), z => Math.Exp(Math.Min(z, 0)), 0),
        Activation.Selu =>
            new(z => z > 0 ? Lambda * z : LambdaTimesAlpha * ExpLessOne(z), z => z > 0 ? Lambda : LambdaTimesAlpha * Math.Exp(z), 0),
        Activation.Gelu =>
            new(z => z * NormalDistribution.Cumulative(z), z => NormalDistribution.Cumulative(z) + (z * NormalDistribution.Density(z))),
        Activation.Swish => new(z => z * Sigmoid(z), z => Sigmoid(z) * (1 + (z * Sigmoid(-z)))),
        Activation.Softplus => new(Logarithm.Softplus, Sigmoid),
        Activation.Softsign => new(z => z / (1 + Math.Abs(z)), z => 1 / ((1 + Math.Abs(z)) * (1 + Math.Abs(z))), 0),
        Activation.HardSigmoid => new(HardSigmoid, z => z is > -3 and < 3 ? 1 / 6.0 : 0, -3, 3),
        Activation.HardSwish => new(z => z * HardSigmoid(z), z => z <= -3 ? 0 : z >= 3 ? 1 : (z / 3) + 0.5, -3, 3),
        Activation.Mish =>
            new(z => z * TanhOfSoftplus(z), z => TanhOfSoftplus(z) + (z * Sigmoid(z) * (1 - TanhOfSoftplus(z)) * (1 + TanhOfSoftplus(z)))),
        Activation.Softmax => null,
        _ => throw new ArgumentOutOfRangeException(nameof(activation), $"The self-checks do not support Activation.{activation}."),
    };

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double HardSigmoid(double z) => Math.Clamp((z + 3) / 6, 0, 1);

    private static double TanhOfSoftplus(double z) => Math.Tanh(Logarithm.Softplus(z));

    // eᶻ − 1 = tanh(z/2)·(eᶻ + 1). For z ≤ 0, no digits cancel.
    private static double ExpLessOne(double z) => Math.Tanh(z / 2) * (Math.Exp(z) + 1);
}
