using System;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>The scalar activations as the contract defines them, in double precision, with their derivatives and kinks.</summary>
internal static class ActivationFormulas
{
    // From Klambauer et al. 2017, eq. 14.
    private const double Lambda = 1.0507009873554805;
    private const double Alpha = 1.6732632423543772;

    public static double Value(Activation activation, double z) => activation switch
    {
        Activation.Identity => z,
        Activation.Sigmoid => Sigmoid(z),
        Activation.Tanh => Math.Tanh(z),
        Activation.Relu => Math.Max(z, 0),
        Activation.LeakyRelu => z > 0 ? z : 0.01 * z,
        Activation.Elu => z > 0 ? z : Math.Exp(z) - 1,
        Activation.Selu => Lambda * (z > 0 ? z : Alpha * (Math.Exp(z) - 1)),
        Activation.Gelu => z * Normal(z),
        Activation.Swish => z * Sigmoid(z),
        Activation.Softplus => Softplus(z),
        Activation.Softsign => z / (1 + Math.Abs(z)),
        Activation.HardSigmoid => Math.Clamp((z / 6) + 0.5, 0, 1),
        Activation.HardSwish => z * Math.Clamp((z / 6) + 0.5, 0, 1),
        Activation.Mish => z * Math.Tanh(Softplus(z)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    public static double Derivative(Activation activation, double z) => activation switch
    {
        Activation.Identity => 1,
        Activation.Sigmoid => Sigmoid(z) * (1 - Sigmoid(z)),
        Activation.Tanh => 1 - (Math.Tanh(z) * Math.Tanh(z)),
        Activation.Relu => z > 0 ? 1 : 0,
        Activation.LeakyRelu => z > 0 ? 1 : 0.01,
        Activation.Elu => z > 0 ? 1 : Math.Exp(z),
        Activation.Selu => Lambda * (z > 0 ? 1 : Alpha * Math.Exp(z)),
        Activation.Gelu => Normal(z) + (z * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI)),
        Activation.Swish => Sigmoid(z) + (z * Sigmoid(z) * (1 - Sigmoid(z))),
        Activation.Softplus => Sigmoid(z),
        Activation.Softsign => Math.Pow(1 + Math.Abs(z), -2),
        Activation.HardSigmoid => z is > -3 and < 3 ? 1.0 / 6 : 0,
        Activation.HardSwish => z <= -3 ? 0 : z >= 3 ? 1 : (z / 3) + 0.5,
        Activation.Mish => Math.Tanh(Softplus(z)) + (z * Sigmoid(z) * (1 - Math.Pow(Math.Tanh(Softplus(z)), 2))),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>Returns every z at which the first or second derivative jumps.</summary>
    public static double[] Kinks(Activation activation) => activation switch
    {
        Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Selu or Activation.Softsign => [0],
        Activation.HardSigmoid or Activation.HardSwish => [-3, 3],
        _ => [],
    };

    /// <summary>Computes ln(1 + eˣ) = −ln σ(−x).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + double.LogP1(Math.Exp(-Math.Abs(x)));

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    // Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …), DLMF 7.6.2. Beyond ±9 it is 0 or 1 to the last digit of a sum with 1.
    private static double Normal(double z)
    {
        if (Math.Abs(z) > 9)
            return z < 0 ? 0 : 1;
        double term = z, sum = z;
        for (int n = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); n += 2)
        {
            term *= z * z / n;
            sum += term;
        }

        return 0.5 + (Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * sum);
    }
}
