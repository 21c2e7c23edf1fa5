using System.ComponentModel;

namespace MlpGen.Numerics;

/// <summary>
/// How a product and a sum round. An implementation is an empty struct that code takes as a type argument, so that the compiler inlines it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial interface IRounding
{
    /// <summary>Computes a·b + c.</summary>
    /// <param name="a">A factor.</param>
    /// <param name="b">A factor.</param>
    /// <param name="c">The summand.</param>
    float MultiplyAdd(float a, float b, float c);
}
