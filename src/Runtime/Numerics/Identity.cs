using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>The identity function, for layers whose derivative is needed in memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Identity
{
    /// <summary>Returns z.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding =>
        z;

    /// <summary>Returns z and the derivative, 1.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        derivative = 1;
        return z;
    }
}
