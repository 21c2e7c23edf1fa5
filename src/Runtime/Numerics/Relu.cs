using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>The rectifier max(z, 0) (Nair and Hinton 2010). NaN stays NaN, so that a broken network does not go unnoticed.</summary>
/// <remarks>The code is a comparison and a blend. The framework's <c>Max</c> is slower, because it also orders the zeros.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Relu
{
    /// <summary>Computes max(z, 0).</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => z < 0 ? 0 : z;

    /// <summary>Computes max(z, 0) and its derivative, which is 0 at 0, as in PyTorch.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative: 1 if z is above 0, and 0 otherwise.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative)
    {
        derivative = z > 0 ? 1 : 0;
        return Evaluate(z);
    }

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        derivative = Vector256.GreaterThan(z, Vector256<float>.Zero) & Vector256<float>.One;
        return Evaluate(z);
    }

    /// <inheritdoc cref="Evaluate(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z) =>
        Vector256.ConditionalSelect(Vector256.LessThan(z, Vector256<float>.Zero), Vector256<float>.Zero, z);
}
