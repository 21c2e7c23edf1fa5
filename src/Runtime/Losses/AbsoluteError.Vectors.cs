using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlpGen.Losses;

/// <content>The same in vectors.</content>
internal readonly partial struct AbsoluteError
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Add(Vector256<float> sum, Vector256<float> error) => sum + Vector256.Abs(error);

    /// <inheritdoc cref="Slope(float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Slope(Vector256<float> error)
    {
        Vector256<float> one = Vector256<float>.One;
        error = Vector256.ConditionalSelect(Vector256.GreaterThan(error, Vector256<float>.Zero), one, error);
        return Vector256.ConditionalSelect(Vector256.LessThan(error, Vector256<float>.Zero), -one, error);
    }
}
