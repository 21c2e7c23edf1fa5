using System.Runtime.Intrinsics;

namespace MlpGen.Losses;

/// <summary>The contribution f(e) of one error e = a − y to a loss, with f(0) = 0, and its derivative. NaN yields NaN.</summary>
internal interface IErrorFunction
{
    /// <summary>Returns sum + f(e).</summary>
    static abstract Vector256<float> Add(Vector256<float> sum, Vector256<float> error);

    /// <summary>Returns f′(e) or a multiple of it. The loss multiplies by the remaining factor.</summary>
    static abstract Vector256<float> Slope(Vector256<float> error);
}
