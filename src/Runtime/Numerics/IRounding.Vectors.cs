using System.Runtime.Intrinsics;

namespace MlpGen.Numerics;

/// <content>The same in vectors. Each lane has the bits of the function of one number.</content>
public partial interface IRounding
{
    /// <inheritdoc cref="MultiplyAdd(float, float, float)"/>
    Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c);

    /// <inheritdoc cref="MultiplyAdd(float, float, float)"/>
    Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c);

    /// <inheritdoc cref="MultiplyAdd(float, float, float)"/>
    Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c);
}
