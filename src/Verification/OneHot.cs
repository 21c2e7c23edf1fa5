namespace MlpGen.Verification;

/// <summary>Class indices as target rows.</summary>
internal static class OneHot
{
    /// <summary>1 at the label, 0 elsewhere.</summary>
    public static double[] Row(int label, int size)
    {
        double[] row = new double[size];
        row[label] = 1;
        return row;
    }
}
