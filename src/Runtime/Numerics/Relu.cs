using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>The rectifier max(z, 0) (Nair and Hinton 2010). NaN stays NaN, so that a broken network does not go unnoticed.</summary>
/// <remarks>The code is a comparison and a blend. The framework's <c>Max</c> is slower, because it also orders the zeros.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Relu
{
    /// <summary>Computes max(z, 0).</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding =>
        z < 0 ? 0 : z;

    /// <summary>Computes max(z, 0) and its derivative, which is 0 at 0, as in PyTorch.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative: 1 if z is above 0, and 0 otherwise.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        derivative = z > 0 ? 1 : 0;
        return Evaluate<TRounding>(z);
    }
}
