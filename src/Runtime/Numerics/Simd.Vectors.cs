using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same in vectors.</content>
public static partial class Simd
{
    /// <summary>True if vectors are faster than plain loops. Plain loops compute the same bits.</summary>
    /// <remarks>
    /// The runtime of a browser interprets a program that was not compiled ahead of time. It has vectors of 128 bits, but takes two to
    /// four times as long with them. Outside a browser, the property is a constant to the compiler, so the choice costs nothing.
    /// </remarks>
    public static bool IsFast
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated && !(OperatingSystem.IsBrowser() && Browser.Interprets);
    }

    /// <inheritdoc cref="MultiplyAdd{TRounding}(float, float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> MultiplyAdd<TRounding>(Vector256<float> a, Vector256<float> b, Vector256<float> c)
        where TRounding : struct, IRounding =>
        default(TRounding).MultiplyAdd(a, b, c);

    /// <inheritdoc cref="AtLeast(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> AtLeast(Vector128<float> x, Vector128<float> limit) =>
        // One instruction. If an operand is NaN, it returns the second operand (x64) or NaN (Arm).
#if NET9_0_OR_GREATER
        Vector128.MaxNative(limit, x);
#else
        Vector128.ConditionalSelect(Vector128.LessThan(x, limit), limit, x);
#endif

    /// <inheritdoc cref="AtLeast(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> AtLeast(Vector256<float> x, Vector256<float> limit) =>
#if NET9_0_OR_GREATER
        Vector256.MaxNative(limit, x);
#else
        Vector256.ConditionalSelect(Vector256.LessThan(x, limit), limit, x);
#endif

    /// <inheritdoc cref="AtLeast(float, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> AtLeast(Vector512<float> x, Vector512<float> limit) =>
#if NET9_0_OR_GREATER
        Vector512.MaxNative(limit, x);
#else
        Vector512.ConditionalSelect(Vector512.LessThan(x, limit), limit, x);
#endif

    private static class Browser
    {
        // The package's targets set this switch if the project sets RunAOTCompilation.
        public static readonly bool Interprets =
            !(AppContext.TryGetSwitch("MlpGen.IsCompiledForBrowser", out bool isCompiled) && isCompiled);
    }
}
