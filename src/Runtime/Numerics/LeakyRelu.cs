using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// The leaky rectifier (Maas, Hannun and Ng 2013): z for z &gt; 0 and z/100 otherwise, accurate within 2 ulp if the result is normal.
/// PyTorch: <c>leaky_relu</c> with its default slope of 0.01.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LeakyRelu
{
    private const float Slope = 0.01f;

    /// <summary>Returns z or 0.01·z, and NaN for NaN.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z)
        where TRounding : struct, IRounding =>
        z > 0 ? z : (float)(z * Slope);

    /// <summary>Computes the same bits as <see cref="Evaluate{TRounding}(float)"/>, and the derivative.</summary>
    /// <typeparam name="TRounding">How products and sums round.</typeparam>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative: 1 for z &gt; 0, and 0.01 otherwise, including for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate<TRounding>(float z, out float derivative)
        where TRounding : struct, IRounding
    {
        derivative = z > 0 ? 1 : Slope;
        return Evaluate<TRounding>(z);
    }
}
