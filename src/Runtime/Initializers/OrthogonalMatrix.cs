using System;

namespace MlpGen.Initializers;

/// <summary>
/// Random matrices with orthogonal rows or columns. Vectors of normal random numbers are made orthogonal one after the other by two passes
/// of the modified Gram–Schmidt process.
/// </summary>
internal static class OrthogonalMatrix
{
    /// <summary>Fills a matrix so that its rows are orthogonal, or its columns if there are fewer of them.</summary>
    /// <param name="matrix">The matrix, [row][column], which is overwritten.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="length">The length of each row or column.</param>
    /// <param name="random">The source of random numbers.</param>
    public static void Fill(Span<float> matrix, int rows, int columns, float length, Pcg32 random)
    {
        // The smaller side is the number of vectors, the larger side their length.
        bool byRows = rows <= columns;
        int count = Math.Min(columns, rows), size = Math.Max(columns, rows);
        double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++)
            vectors[i] = Next(vectors.AsSpan(0, i), size, random);

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                matrix[(row * columns) + column] = (float)(length * (byRows ? vectors[row][column] : vectors[column][row]));
        }
    }

    private static double[] Next(ReadOnlySpan<double[]> before, int length, Pcg32 random)
    {
        double[] vector = new double[length];
        for (int i = 0; i < length; i++)
            vector[i] = random.NextNormal();

        // One pass leaves rounding errors. Two passes are enough (Giraud, Langou and Rozložník 2005).
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] other in before)
                Add(vector, other, -Dot(vector, other));
        }

        double norm = Math.Sqrt(Dot(vector, vector));
        for (int i = 0; i < length; i++)
            vector[i] /= norm;
        return vector;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Add(double[] to, double[] vector, double factor)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] += factor * vector[i];
    }
}
