namespace MlpGen.Verification;

/// <summary>Converts class indices to rows of targets.</summary>
internal static class OneHot
{
    /// <summary>Returns a row with 1 at the label and 0 elsewhere.</summary>
    public static double[] Row(int label, int size)
    {
        double[] row = new double[size];
        row[label] = 1;
        return row;
    }
}
