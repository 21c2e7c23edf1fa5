using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The exponential linear unit (Clevert, Unterthiner and Hochreiter 2016, eq. 15): z for z ≥ 0 and eᶻ − 1 otherwise. The derivative is 1 or
/// eᶻ. Both are accurate within 2 ulp if the result is normal. PyTorch: <c>elu</c>.
/// </summary>
/// <remarks>
/// Both are computed from e^min(z, 0), which is 1 for every positive z. eᶻ − 1 is assembled from the parts of the exponential, so that no
/// digits cancel for small z.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Elu
{
    /// <summary>Computes the function. The result is above −1. The result for −0 is −0, and NaN stays NaN.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding
    {
        if (z >= 0)
            return z;
        float rest = Exp.SplitFourTimes<TRounding>(z, out float fourTimesPower);
        return Exp.LessOne<TRounding>(fourTimesPower, rest);
    }

    /// <summary>Computes the same bits as <see cref="Evaluate{TRounding}(float)"/>, and the derivative.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative, between 0 and 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        if (z >= 0)
        {
            derivative = 1;
            return z;
        }

        float rest = Exp.SplitFourTimes<TRounding>(z, out float fourTimesPower);
        derivative = (float)(Simd.MultiplyAdd<TRounding>(fourTimesPower, rest, fourTimesPower) * 0.25f);
        return Exp.LessOne<TRounding>(fourTimesPower, rest);
    }
}
