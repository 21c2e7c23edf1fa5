using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>The sign function: 1 for positive numbers, −1 for negative numbers, and 0 otherwise.</summary>
internal static partial class Sign
{
    /// <summary>Returns the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float x) => x > 0 ? 1 : x < 0 ? -1 : 0;
}
