namespace MlpGen.Losses;

/// <summary>The contribution f(e) of one error e = a − y to a loss, with f(0) = 0, and its derivative. NaN yields NaN.</summary>
internal partial interface IErrorFunction
{
    /// <summary>Returns sum + f(e).</summary>
    float Add(float sum, float error);

    /// <summary>Returns f′(e) or a multiple of it. The loss multiplies by the remaining factor.</summary>
    float Slope(float error);
}
