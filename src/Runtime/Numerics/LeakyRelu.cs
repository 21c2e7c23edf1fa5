using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes the same bits as <see cref="Evaluate(float)"/>, and the derivative.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative: 1 for z &gt; 0, and 0.01 otherwise, including for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative)
    {
        float a = Evaluate(Vector128.CreateScalar(z), out Vector128<float> derivatives).ToScalar();
        derivative = derivatives.ToScalar();
        return a;
    }

    /// <inheritdoc cref="Evaluate(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(z, Vector256<float>.Zero), z, z * Vector256.Create(Slope));

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        derivative = Vector256.ConditionalSelect(
            Vector256.GreaterThan(z, Vector256<float>.Zero), Vector256<float>.One, Vector256.Create(Slope));
        return Evaluate(z);
    }
}
