using System;
using System.Globalization;
using System.Text;

namespace MlpGen;

/// <summary>How often rows of each class were taken for each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    internal ConfusionMatrix(int[,] counts)
    {
        _counts = counts;
        int right = 0;
        for (int actual = 0; actual < ClassCount; actual++)
        {
            right += counts[actual, actual];
            for (int predicted = 0; predicted < ClassCount; predicted++)
                RowCount += counts[actual, predicted];
        }

        Accuracy = (float)right / RowCount;
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount => _counts.GetLength(0);

    /// <summary>The number of rows counted.</summary>
    public int RowCount { get; }

    /// <summary>The part of the rows on the diagonal, 0 … 1.</summary>
    public float Accuracy { get; }

    /// <summary>How many rows of one class were taken for another.</summary>
    /// <param name="actual">What they are, 0 … <see cref="ClassCount"/> − 1.</param>
    /// <param name="predicted">What the network took them for, 0 … <see cref="ClassCount"/> − 1.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public int this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>A table to read: one line for each actual class, one column for each predicted class.</summary>
    public override string ToString()
    {
        int width = Width() + 2;
        StringBuilder text = new("actual \\ predicted\n");
        AppendCell(text, "", width);
        for (int predicted = 0; predicted < ClassCount; predicted++)
            AppendCell(text, Text(predicted), width);
        for (int actual = 0; actual < ClassCount; actual++)
        {
            text.Append('\n');
            AppendCell(text, Text(actual), width);
            for (int predicted = 0; predicted < ClassCount; predicted++)
                AppendCell(text, Text(_counts[actual, predicted]), width);
        }

        return text.ToString();
    }

    private int Width()
    {
        int largest = ClassCount - 1;
        foreach (int count in _counts)
            largest = int.Max(largest, count);
        return Text(largest).Length;
    }

    private static void AppendCell(StringBuilder text, string cell, int width) => text.Append(cell.PadLeft(width));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
