using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The scaled exponential linear unit (Klambauer et al. 2017, eq. 2): λz for z &gt; 0 and λα(eᶻ − 1) otherwise. The derivative is λ or
/// λα·eᶻ. Both are accurate within 4 ulp if the result is normal. PyTorch: <c>selu</c>.
/// </summary>
/// <remarks>
/// With these λ and α, mean 0 and variance 1 are a fixed point of a layer (Klambauer et al. 2017, eq. 14). The computation is otherwise
/// that of <see cref="Elu"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Selu
{
    private const float Lambda = 1.05070099f;
    private const float LambdaTimesAlpha = 1.75809934f;

    /// <summary>Computes the function. The result is above −1.7581, and NaN for NaN.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding
    {
        if (z > 0)
            return (float)(z * Lambda);
        float rest = Exp.SplitFourTimes<TRounding>(z, out float fourTimesPower);
        return (float)(Exp.LessOne<TRounding>(fourTimesPower, rest) * LambdaTimesAlpha);
    }

    /// <summary>Computes the same bits as <see cref="Evaluate{TRounding}(float)"/>, and the derivative.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative: λ for z &gt; 0, and λα·eᶻ otherwise.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        if (z > 0)
        {
            derivative = Lambda;
            return (float)(z * Lambda);
        }

        float rest = Exp.SplitFourTimes<TRounding>(z, out float fourTimesPower);
        derivative = (float)(Simd.MultiplyAdd<TRounding>(fourTimesPower, rest, fourTimesPower) * (LambdaTimesAlpha / 4));
        return (float)(Exp.LessOne<TRounding>(fourTimesPower, rest) * LambdaTimesAlpha);
    }
}
