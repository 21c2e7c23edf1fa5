using System;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// Flushes subnormal numbers to zero. Many processors handle them in microcode, a hundred times slower. A value that is kept from step to
/// step and shrinks by a factor each time would become subnormal and stay so.
/// </summary>
internal static partial class Subnormal
{
    /// <summary>The smallest normal float, 2⁻¹²⁶.</summary>
    public const float MinNormal = 1.17549435E-38f;

    /// <summary>Returns 0 for |x| &lt; 2⁻¹²⁶, and x otherwise. NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Flush(float x) => MathF.Abs(x) < MinNormal ? 0 : x;

    /// <summary>Returns 0 if a mean or a sum of squares is below 2⁻¹²⁶, and x otherwise. NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float FlushSquare(float x) => x < MinNormal ? 0 : x;
}
