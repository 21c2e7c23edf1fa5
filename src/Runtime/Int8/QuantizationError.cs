using System;
using MlpGen.Text;

namespace MlpGen;

/// <summary>The difference between the outputs of a quantized network and those of the network in float.</summary>
/// <param name="Rows">The number of rows that were compared.</param>
/// <param name="LargestDifference">The largest difference of an output.</param>
/// <param name="RootMeanSquareDifference">The root of the mean squared difference over all outputs.</param>
/// <param name="SameClassShare">The share of rows that both networks put into the same class, from 0 to 1.</param>
public sealed record QuantizationError(int Rows, float LargestDifference, float RootMeanSquareDifference, float SameClassShare)
{
    /// <summary>Returns the numbers in one line.</summary>
    public override string ToString() =>
        $"{ShortText.Count(Rows, "row")}: differences up to {ShortText.Number(LargestDifference)}, RMS " +
        $"{ShortText.Number(RootMeanSquareDifference)}, same class in {ShortText.Number((float)(100 * SameClassShare))} %";
}
