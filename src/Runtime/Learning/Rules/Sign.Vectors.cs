using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <content>The overloads for vectors.</content>
internal static partial class Sign
{
    /// <summary>Returns the signs of the elements of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> x) =>
        (Vector256.GreaterThan(x, Vector256<float>.Zero) & Vector256<float>.One)
        - (Vector256.LessThan(x, Vector256<float>.Zero) & Vector256<float>.One);
}
