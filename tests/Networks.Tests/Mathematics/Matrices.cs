using System;
using System.Linq;

namespace MlpGen.Networks.Tests.Mathematics;

/// <summary>Matrices as docs/mathematics.md writes them: columns are examples.</summary>
internal static class Matrices
{
    public static double[] Product(double[,] matrix, double[] vector)
    {
        if (matrix.GetLength(1) != vector.Length)
            throw new ArgumentException("The matrix must have as many columns as the vector has entries.", nameof(vector));
        return [.. Enumerable.Range(0, matrix.GetLength(0)).Select(row => Hadamard(Row(matrix, row), vector).Sum())];
    }

    public static double[,] Product(double[,] left, double[,] right) =>
        FromColumns([.. Enumerable.Range(0, right.GetLength(1)).Select(column => Product(left, Column(right, column)))]);

    public static double[,] Transposed(double[,] matrix) =>
        FromColumns([.. Enumerable.Range(0, matrix.GetLength(0)).Select(row => Row(matrix, row))]);

    /// <summary>Returns matrix + vector as in section 2.6: the vector is added to every column.</summary>
    public static double[,] PlusVector(double[,] matrix, double[] vector) =>
        FromColumns([.. Columns(matrix).Select(column => column.Zip(vector, (x, y) => x + y).ToArray())]);

    public static double[,] Apply(double[,] matrix, Func<double, double> function) =>
        FromColumns([.. Columns(matrix).Select(column => column.Select(function).ToArray())]);

    /// <summary>Applies a function to each pair of corresponding entries, such as +, − or ⊙.</summary>
    public static double[,] Zip(double[,] left, double[,] right, Func<double, double, double> function) =>
        FromColumns([.. Columns(left).Zip(Columns(right), (x, y) => x.Zip(y, function).ToArray())]);

    /// <summary>Returns the product ⊙ of two vectors, as in section 2.5.2.</summary>
    public static double[] Hadamard(double[] left, double[] right) => [.. left.Zip(right, (x, y) => x * y)];

    public static double[,] FromColumns(double[][] columns)
    {
        double[,] matrix = new double[columns[0].Length, columns.Length];
        for (int row = 0; row < matrix.GetLength(0); row++)
        {
            for (int column = 0; column < columns.Length; column++)
                matrix[row, column] = columns[column][row];
        }

        return matrix;
    }

    public static double[][] Columns(double[,] matrix) =>
        [.. Enumerable.Range(0, matrix.GetLength(1)).Select(column => Column(matrix, column))];

    public static double[] Column(double[,] matrix, int column) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(row => matrix[row, column])];

    public static double[] Row(double[,] matrix, int row) =>
        [.. Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix[row, column])];

    public static double[] RowSums(double[,] matrix) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(row => Row(matrix, row).Sum())];

    public static double[] Entries(double[,] matrix) => [.. matrix.Cast<double>()];
}
