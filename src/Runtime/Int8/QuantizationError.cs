using MlpGen.Text;

namespace MlpGen;

/// <summary>The difference between the outputs of a quantized network and those of the network in float.</summary>
public sealed class QuantizationError
{
    internal QuantizationError(int rows, double largest, double rootMeanSquare, double sameClass)
    {
        Rows = rows;
        LargestDifference = (float)largest;
        RootMeanSquareDifference = (float)rootMeanSquare;
        SameClassShare = (float)sameClass;
    }

    /// <summary>Gets the number of rows that were compared.</summary>
    public int Rows { get; }

    /// <summary>Gets the largest difference of an output.</summary>
    public float LargestDifference { get; }

    /// <summary>Gets the root of the mean squared difference over all outputs.</summary>
    public float RootMeanSquareDifference { get; }

    /// <summary>Gets the share of rows that both networks put into the same class, from 0 to 1.</summary>
    public float SameClassShare { get; }

    /// <summary>Returns the numbers in one line.</summary>
    public override string ToString() =>
        $"{ShortText.Count(Rows, "row")}: differences up to {ShortText.Number(LargestDifference)}, RMS " +
        $"{ShortText.Number(RootMeanSquareDifference)}, same class in {ShortText.Number((float)(100 * SameClassShare))} %";
}
