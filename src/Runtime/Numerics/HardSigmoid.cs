using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <summary>
/// The hard sigmoid (Howard et al. 2019, section 5.2): z/6 + ½, limited to the range from 0 to 1, accurate within 2 ulp. The derivative is
/// ⅙ or 0. PyTorch: <c>hardsigmoid</c>.
/// </summary>
/// <remarks>The function is computed from z + 3, which is exact near −3, so that no digits are lost there.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class HardSigmoid
{
    internal const float Kink = 3f;
    private const float Slope = 1f / 6;

    /// <summary>Computes the function. The result is between 0 and 1, and NaN for NaN.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z) => Evaluate(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>Computes the same bits as <see cref="Evaluate(float)"/>, and the derivative.</summary>
    /// <param name="z">The weighted sum. Any value is allowed.</param>
    /// <param name="derivative">The derivative: ⅙ for |z| &lt; 3, and 0 otherwise, including for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Evaluate(float z, out float derivative)
    {
        float a = Evaluate(Vector128.CreateScalar(z), out Vector128<float> derivatives).ToScalar();
        derivative = derivatives.ToScalar();
        return a;
    }

    /// <inheritdoc cref="Evaluate(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z)
    {
        Vector256<float> most = Vector256.Create(2 * Kink);
        Vector256<float> sum = Simd.AtLeast(z + Vector256.Create(Kink), Vector256<float>.Zero);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(sum, most), most, sum) * Vector256.Create(Slope);
    }

    /// <inheritdoc cref="Evaluate(float, out float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public static Vector256<float> Evaluate(Vector256<float> z, out Vector256<float> derivative)
    {
        Vector256<float> inside = Vector256.GreaterThan(z, Vector256.Create(-Kink)) & Vector256.LessThan(z, Vector256.Create(Kink));
        derivative = inside & Vector256.Create(Slope);
        return Evaluate(z);
    }
}
