using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>Applies an activation to many floats in place. The choice stands outside the loop; each loop has its function inlined.</summary>
internal static class LaneActivation
{
    private interface IFunction
    {
        Vector256<float> Evaluate(Vector256<float> z);
    }

    /// <summary>a = f(z). Softmax, which is one of whole rows, and Identity leave everything as it is.</summary>
    /// <param name="activation">f.</param>
    /// <param name="values">The floats; a multiple of 8.</param>
    /// <param name="count">How many.</param>
    public static void Apply(Activation activation, ref float values, int count)
    {
        switch (activation)
        {
            case Activation.Identity or Activation.Softmax: break;
            case Activation.Sigmoid: Apply<SigmoidFunction>(ref values, count); break;
            case Activation.Tanh: Apply<TanhFunction>(ref values, count); break;
            case Activation.Relu: Apply<ReluFunction>(ref values, count); break;
            case Activation.LeakyRelu: Apply<LeakyReluFunction>(ref values, count); break;
            case Activation.Elu: Apply<EluFunction>(ref values, count); break;
            case Activation.Selu: Apply<SeluFunction>(ref values, count); break;
            case Activation.Gelu: Apply<GeluFunction>(ref values, count); break;
            case Activation.Swish: Apply<SwishFunction>(ref values, count); break;
            case Activation.Softplus: Apply<SoftplusFunction>(ref values, count); break;
            case Activation.Softsign: Apply<SoftsignFunction>(ref values, count); break;
            case Activation.HardSigmoid: Apply<HardSigmoidFunction>(ref values, count); break;
            case Activation.HardSwish: Apply<HardSwishFunction>(ref values, count); break;
            case Activation.Mish: Apply<MishFunction>(ref values, count); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation), activation, $"Populations know no Activation.{activation}.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply<TFunction>(ref float values, int count)
        where TFunction : struct, IFunction
    {
        TFunction function = default;
        for (nuint i = 0; i < (nuint)count; i += (nuint)Vector256<float>.Count)
            function.Evaluate(Vector256.LoadUnsafe(ref values, i)).StoreUnsafe(ref values, i);
    }

    private readonly struct SigmoidFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => Sigmoid.Evaluate(z);
    }

    private readonly struct TanhFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => Tanh.Evaluate(z);
    }

    private readonly struct ReluFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => Relu.Evaluate(z);
    }

    private readonly struct LeakyReluFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => LeakyRelu.Evaluate(z);
    }

    private readonly struct EluFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => Elu.Evaluate(z);
    }

    private readonly struct SeluFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => Selu.Evaluate(z);
    }

    private readonly struct GeluFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => Gelu.Evaluate(z);
    }

    private readonly struct SwishFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => Swish.Evaluate(z);
    }

    private readonly struct SoftplusFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => Softplus.Evaluate(z);
    }

    private readonly struct SoftsignFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => Softsign.Evaluate(z);
    }

    private readonly struct HardSigmoidFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => HardSigmoid.Evaluate(z);
    }

    private readonly struct HardSwishFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => HardSwish.Evaluate(z);
    }

    private readonly struct MishFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<float> Evaluate(Vector256<float> z) => Mish.Evaluate(z);
    }
}
