using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>Operations on single numbers and on vectors that .NET 8 does not offer at every width, or offers under another name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd
{
    /// <summary>Computes a·b + c. The type argument decides how it rounds.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="a">A factor.</param>
    /// <param name="b">A factor.</param>
    /// <param name="c">The summand.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd<TRounding>(float a, float b, float c)
        where TRounding : struct, IRounding =>
        default(TRounding).MultiplyAdd(a, b, c);

    /// <summary>Returns the larger of x and a limit, or NaN if x is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float AtLeast(float x, float limit) => x < limit ? limit : x;

    /// <summary>Returns −|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float MinusAbs(float x) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) | int.MinValue);

    /// <summary>Returns a magnitude with the sign of x, which may be 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float WithSignOf(float x, float magnitude) => BitConverter.Int32BitsToSingle(
        (BitConverter.SingleToInt32Bits(x) & int.MinValue) | (BitConverter.SingleToInt32Bits(magnitude) & int.MaxValue));
}
