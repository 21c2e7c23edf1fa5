using System.Runtime.Intrinsics;

namespace MlpGen.Losses;

/// <content>The same in vectors of eight errors.</content>
internal partial interface IErrorFunction
{
    /// <inheritdoc cref="Add(float, float)"/>
    Vector256<float> Add(Vector256<float> sum, Vector256<float> error);

    /// <inheritdoc cref="Slope(float)"/>
    Vector256<float> Slope(Vector256<float> error);
}
