using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Int8;

/// <content>The same in vectors of eight floats.</content>
internal static partial class LayerOutputs
{
    private const int Lanes = 8;

    /// <summary>Computes <see cref="ComputePlainly"/> in vectors. The padding receives arbitrary numbers.</summary>
    [MethodImpl(MethodOptions.Kernel)]
    public static void ComputeInVectors(PackedLayer layer, ref float row)
    {
        bool isRelu = layer.Activation == Activation.Relu;
        Vector256<float> least = isRelu ? Vector256<float>.Zero : Vector256.Create(float.NegativeInfinity);
        ref int corrections = ref layer.Corrections;
        ref float scales = ref layer.Scales, biases = ref layer.Biases;
        for (nuint i = 0; i < (nuint)layer.PaddedOutputs; i += Lanes)
        {
            Vector256<int> sum = Vector256.LoadUnsafe(ref Unsafe.As<float, int>(ref row), i) + Vector256.LoadUnsafe(ref corrections, i);
            Vector256<float> scaled = Vector256.ConvertToSingle(sum) * Vector256.LoadUnsafe(ref scales, i);
            Vector256<float> z = scaled + Vector256.LoadUnsafe(ref biases, i);
            Vector256.ConditionalSelect(Vector256.LessThan(z, least), least, z).StoreUnsafe(ref row, i);
        }

        if (layer.Activation == Activation.Softmax)
            Softmax.Rows<SeparateRounding>(ref row, layer.PaddedOutputs, layer.OutputSize, 1);
        else if (!isRelu && layer.Activation != Activation.Identity)
            Activate(layer.Activation, ref row, layer.PaddedOutputs);
    }

    [MethodImpl(MethodOptions.Kernel)]
    private static void Activate(Activation activation, ref float row, int size)
    {
        for (nuint i = 0; i < (nuint)size; i += Lanes)
            Evaluate(activation, Vector256.LoadUnsafe(ref row, i)).StoreUnsafe(ref row, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Evaluate(Activation activation, Vector256<float> z) => activation switch
    {
        Activation.Sigmoid => Sigmoid.Evaluate<SeparateRounding>(z),
        Activation.Tanh => Tanh.Evaluate<SeparateRounding>(z),
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
