using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>The sign function: 1 for positive numbers, −1 for negative numbers, and 0 otherwise.</summary>
internal static partial class Sign
{
    /// <summary>Returns the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float x) => x > 0 ? 1 : x < 0 ? -1 : 0;

    /// <summary>Returns the signs of the elements of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> x) =>
        (Vector256.GreaterThan(x, Vector256<float>.Zero) & Vector256<float>.One)
        - (Vector256.LessThan(x, Vector256<float>.Zero) & Vector256<float>.One);
}
