using System;
using System.Linq;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>The scalar activations, recorded on a <see cref="Tape"/>. Each has a different form than in the oracle.</summary>
internal static class TapeActivations
{
    public static int Record(Tape tape, Activation activation, int z) => activation switch
    {
        Activation.Sigmoid => Sigmoid(tape, z),
        Activation.Tanh => tape.Tanh(z),
        Activation.Relu => tape.Relu(z),

        // 0.01 z + 0.99 max(z, 0)
        Activation.LeakyRelu => tape.MultiplyAdd(tape.Leaf(0.01), z, tape.Multiply(tape.Leaf(0.99), tape.Relu(z))),
        Activation.Elu => Elu(tape, z, 1, 1),
        Activation.Selu => Elu(tape, z, 1.0507009873554805, 1.6732632423543772),
        Activation.Gelu => tape.Multiply(z, tape.Normal(z)),
        Activation.Swish => tape.Multiply(z, Sigmoid(tape, z)),
        Activation.Softplus => Softplus(tape, z),

        // z exp(−ln(1 + |z|))
        Activation.Softsign => tape.Multiply(z, tape.Exp(Minus(tape, tape.Log(tape.Add(tape.Leaf(1), Abs(tape, z)))))),
        Activation.HardSigmoid => HardSigmoid(tape, z),
        Activation.HardSwish => tape.Multiply(z, HardSigmoid(tape, z)),
        Activation.Mish => tape.Multiply(z, tape.Tanh(Softplus(tape, z))),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>Computes |x| = max(x, 0) + max(−x, 0), with the derivative 0 at 0.</summary>
    public static int Abs(Tape tape, int x) => tape.Add(tape.Relu(x), tape.Relu(Minus(tape, x)));

    /// <summary>
    /// Computes ln Σ exp(zᵢ). The largest z is treated as a constant, because it cancels in the value and in the derivative.
    /// </summary>
    public static int LogSumExp(Tape tape, int[] z)
    {
        int largest = tape.Leaf(z.Max(tape.Value));
        int sum = z.Select(x => tape.Exp(tape.Subtract(x, largest))).Aggregate(tape.Add);
        return tape.Add(tape.Log(sum), largest);
    }

    // σ(z) = ½ (1 + tanh(z/2))
    private static int Sigmoid(Tape tape, int z)
    {
        int half = tape.Leaf(0.5);
        return tape.MultiplyAdd(half, tape.Tanh(tape.Multiply(z, half)), half);
    }

    // λ max(z, 0) + λα (exp(z − max(z, 0)) − 1)
    private static int Elu(Tape tape, int z, double lambda, double alpha)
    {
        int positive = tape.Relu(z), below = tape.Subtract(tape.Exp(tape.Subtract(z, positive)), tape.Leaf(1));
        return tape.MultiplyAdd(tape.Leaf(lambda), positive, tape.Multiply(tape.Leaf(lambda * alpha), below));
    }

    private static int Softplus(Tape tape, int z) => LogSumExp(tape, [tape.Leaf(0), z]);

    // (6 − max(6 − max(z + 3, 0), 0)) / 6
    private static int HardSigmoid(Tape tape, int z)
    {
        int six = tape.Leaf(6);
        int clipped = tape.Subtract(six, tape.Relu(tape.Subtract(six, tape.Relu(tape.Add(z, tape.Leaf(3))))));
        return tape.Multiply(clipped, tape.Leaf(1 / 6.0));
    }

    private static int Minus(Tape tape, int x) => tape.Multiply(tape.Leaf(-1), x);
}
