using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#if !NET9_0_OR_GREATER
using System;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#endif

namespace MlpGen.Numerics;

/// <summary>Operations on single numbers and on vectors that .NET 8 does not offer at every width, or offers under another name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd
{
    // The JIT compiler treats the checks of IsSupported below as constants and removes the branches not taken.

    /// <summary>Computes a·b + c. Rounds once on machines with fused multiply-add, and twice otherwise, at every width.</summary>
    /// <param name="a">A factor.</param>
    /// <param name="b">A factor.</param>
    /// <param name="c">The summand.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c) =>
#if NET9_0_OR_GREATER
        float.MultiplyAddEstimate(a, b, c);
#else
        Fma.IsSupported || AdvSimd.IsSupported ? MathF.FusedMultiplyAdd(a, b, c) : (a * b) + c;
#endif

    /// <inheritdoc cref="MultiplyAdd(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
#if NET9_0_OR_GREATER
        Vector128.MultiplyAddEstimate(a, b, c);
#else
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c)
        : AdvSimd.IsSupported ? AdvSimd.FusedMultiplyAdd(c, a, b)
        : (a * b) + c;
#endif

    /// <inheritdoc cref="MultiplyAdd(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
#if NET9_0_OR_GREATER
        Vector256.MultiplyAddEstimate(a, b, c);
#else
        Fma.IsSupported
            ? Fma.MultiplyAdd(a, b, c)
            : Vector256.Create(
                MultiplyAdd(a.GetLower(), b.GetLower(), c.GetLower()),
                MultiplyAdd(a.GetUpper(), b.GetUpper(), c.GetUpper()));
#endif

    /// <inheritdoc cref="MultiplyAdd(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
#if NET9_0_OR_GREATER
        Vector512.MultiplyAddEstimate(a, b, c);
#else
        Avx512F.IsSupported
            ? Avx512F.FusedMultiplyAdd(a, b, c)
            : Vector512.Create(
                MultiplyAdd(a.GetLower(), b.GetLower(), c.GetLower()),
                MultiplyAdd(a.GetUpper(), b.GetUpper(), c.GetUpper()));
#endif

    /// <summary>Returns the larger of x and a limit, or NaN if x is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> AtLeast(Vector128<float> x, Vector128<float> limit) =>
        // One instruction. If an operand is NaN, it returns the second operand (x64) or NaN (Arm).
#if NET9_0_OR_GREATER
        Vector128.MaxNative(limit, x);
#else
        Vector128.ConditionalSelect(Vector128.LessThan(x, limit), limit, x);
#endif

    /// <summary>Returns the larger of x and a limit, or NaN if x is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> AtLeast(Vector256<float> x, Vector256<float> limit) =>
#if NET9_0_OR_GREATER
        Vector256.MaxNative(limit, x);
#else
        Vector256.ConditionalSelect(Vector256.LessThan(x, limit), limit, x);
#endif

    /// <summary>Returns the larger of x and a limit, or NaN if x is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> AtLeast(Vector512<float> x, Vector512<float> limit) =>
#if NET9_0_OR_GREATER
        Vector512.MaxNative(limit, x);
#else
        Vector512.ConditionalSelect(Vector512.LessThan(x, limit), limit, x);
#endif
}
