using System;

namespace MlpGen.Verification;

/// <summary>An activation of one number, as <see cref="Activation"/> defines it. A new one is a line here.</summary>
/// <param name="Value">a = f(z).</param>
/// <param name="Derivative">f′(z), written so that no digit cancels.</param>
/// <param name="Kinks">Every z at which f′ or f″ jumps: no central difference may straddle one.</param>
internal sealed record ActivationFormula(Func<double, double> Value, Func<double, double> Derivative, params double[] Kinks)
{
    /// <summary>The formula of an activation; null for Softmax, which is one of whole rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static ActivationFormula? Of(Activation activation) => activation switch
    {
        Activation.Identity => new(z => z, _ => 1),
        Activation.Sigmoid => new(Sigmoid, z => Sigmoid(z) * Sigmoid(-z)),
        Activation.Tanh => new(Math.Tanh, z => 4 * Sigmoid(2 * z) * Sigmoid(-2 * z)),
        Activation.Relu => new(z => Math.Max(z, 0), z => z > 0 ? 1 : 0, 0),
        Activation.Softmax => null,
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, $"Self-checks know no formula of Activation.{activation}."),
    };

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
