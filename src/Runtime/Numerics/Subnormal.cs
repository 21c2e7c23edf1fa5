using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// Numbers below the normal range, which many processors compute with in microcode, a hundred times slower. What is remembered from step
/// to step and shrinks by a factor each time would end there and stay.
/// </summary>
internal static partial class Subnormal
{
    /// <summary>2⁻¹²⁶, the smallest normal float.</summary>
    public const float MinNormal = 1.17549435E-38f;

    /// <summary>0 for |x| &lt; 2⁻¹²⁶, else x; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Flush(float x) => float.Abs(x) < MinNormal ? 0 : x;

    /// <summary>0 for |x| &lt; 2⁻¹²⁶, else x; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Flush(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(MinNormal)), Vector256<float>.Zero, x);

    /// <summary>0 for a mean or a sum of squares below 2⁻¹²⁶, else x; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float FlushSquare(float x) => x < MinNormal ? 0 : x;

    /// <summary>0 for a mean or a sum of squares below 2⁻¹²⁶, else x; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> FlushSquare(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(MinNormal)), Vector256<float>.Zero, x);
}
