using System;
using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Int8;

/// <summary>
/// The outputs of a layer: a = f(scale · sum + bias). Each operation is rounded on its own, so that all machines compute the same bits.
/// </summary>
internal static partial class LayerOutputs
{
    /// <summary>Turns the sums of a row into the outputs of the layer in place, without vectors.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="row">The sums of the padded outputs, which are integers. Overwritten by floats.</param>
    [MethodImpl(MethodOptions.Kernel)]
    public static void ComputePlainly(PackedLayer layer, ref float row)
    {
        for (int i = 0; i < layer.OutputSize; i++)
        {
            ref float output = ref Unsafe.Add(ref row, i);
            float sum = Unsafe.As<float, int>(ref output) + Unsafe.Add(ref layer.Corrections, i);
            float z = (float)((float)(sum * Unsafe.Add(ref layer.Scales, i)) + Unsafe.Add(ref layer.Biases, i));
            output = Evaluate(layer.Activation, z);
        }

        if (layer.Activation == Activation.Softmax)
            Softmax.RowsPlainly<SeparateRounding>(ref row, layer.OutputSize, layer.OutputSize, 1);
    }

    // Softmax applies to whole rows.
    private static float Evaluate(Activation activation, float z) => activation switch
    {
        Activation.Identity or Activation.Softmax => z,
        Activation.Sigmoid => Sigmoid.Evaluate<SeparateRounding>(z),
        Activation.Tanh => Tanh.Evaluate<SeparateRounding>(z),
        Activation.Relu => Relu.Evaluate<SeparateRounding>(z),
        Activation.LeakyRelu => LeakyRelu.Evaluate<SeparateRounding>(z),
        Activation.Elu => Elu.Evaluate<SeparateRounding>(z),
        Activation.Selu => Selu.Evaluate<SeparateRounding>(z),
        Activation.Gelu => Gelu.Evaluate<SeparateRounding>(z),
        Activation.Swish => Swish.Evaluate<SeparateRounding>(z),
        Activation.Softplus => Softplus.Evaluate<SeparateRounding>(z),
        Activation.Softsign => Softsign.Evaluate<SeparateRounding>(z),
        Activation.HardSigmoid => HardSigmoid.Evaluate<SeparateRounding>(z),
        Activation.HardSwish => HardSwish.Evaluate<SeparateRounding>(z),
        Activation.Mish => Mish.Evaluate<SeparateRounding>(z),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), $"Activation.{activation} is not supported."),
    };
}
