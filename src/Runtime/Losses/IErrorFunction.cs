using System.Runtime.Intrinsics;

namespace MlpGen.Losses;

/// <summary>What a loss makes of one error e = a − y: f(e), with f(0) = 0, and its slope. NaN gives NaN.</summary>
internal interface IErrorFunction
{
    /// <summary>sum + f(e).</summary>
    static abstract Vector256<float> Add(Vector256<float> sum, Vector256<float> error);

    /// <summary>f′(e), or what is proportional to it: losses bring a factor.</summary>
    static abstract Vector256<float> Slope(Vector256<float> error);
}
