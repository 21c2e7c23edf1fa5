using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using MlpGen.CompilerServices;
using MlpGen.Text;

namespace MlpGen;

/// <summary>A confusion matrix: the number of rows of each actual class for each predicted class.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <param name="counts">The counts, by actual class and then by predicted class.</param>
    /// <param name="names">The names of the classes. Classes beyond the last name are shown by their number.</param>
    internal ConfusionMatrix(int[,] counts, IReadOnlyList<string> names)
    {
        _counts = counts;
        ClassNames = names;
        int right = 0;
        for (int one = 0; one < ClassCount; one++)
        {
            right += counts[one, one];
            RowCount += Actual(one);
        }

        Accuracy = (float)right / RowCount;
    }

    /// <summary>Gets the number of classes.</summary>
    public int ClassCount => _counts.GetLength(0);

    /// <summary>Gets the names of the classes, starting with class 0. Empty if the names are unknown.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Gets the number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Gets the fraction of the rows that are classified correctly, from 0 to 1.</summary>
    public float Accuracy { get; }

    /// <summary>Gets the number of rows of an actual class that were predicted as a given class.</summary>
    /// <param name="actual">The actual class, from 0 to <see cref="ClassCount"/> − 1.</param>
    /// <param name="predicted">The predicted class, from 0 to <see cref="ClassCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A class does not exist.</exception>
    public int this[int actual, int predicted] => _counts[Class(actual, nameof(actual)), Class(predicted, nameof(predicted))];

    /// <summary>Creates a confusion matrix from classes of any source.</summary>
    /// <param name="actual">The actual class of each row, from 0 to <paramref name="classCount"/> − 1. At least one row.</param>
    /// <param name="predicted">The predicted class of each row, from 0 to <paramref name="classCount"/> − 1.</param>
    /// <param name="classCount">The number of classes. At least 2.</param>
    /// <exception cref="ArgumentException">There are no rows, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is out of range, or <paramref name="classCount"/> is less than 2.</exception>
    public static ConfusionMatrix FromPredictions(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, int classCount)
    {
        if (classCount < 2)
            throw new ArgumentOutOfRangeException(nameof(classCount), $"classCount must be at least 2 (was {classCount}).");
        Guard.NotEmpty(actual.Length, nameof(actual));
        if (predicted.Length != actual.Length)
        {
            throw new ArgumentException(
                $"Expected {actual.Length} predicted classes, one for each actual class, but got {predicted.Length}.", nameof(predicted));
        }

        Guard.Labels(actual, classCount, nameof(actual));
        Guard.Labels(predicted, classCount, nameof(predicted));
        int[,] counts = new int[classCount, classCount];
        for (int row = 0; row < actual.Length; row++)
            counts[actual[row], predicted[row]]++;
        return new ConfusionMatrix(counts, []);
    }

    /// <summary>Returns the matrix as a text table, with one line for each actual class and one column for each predicted class.</summary>
    public override string ToString()
    {
        int width = Cells().Max(cell => cell.Length) + 2;
        StringBuilder text = new("actual \\ predicted\n");
        text.Append("".PadLeft(width));
        for (int predicted = 0; predicted < ClassCount; predicted++)
            text.Append(NameOf(predicted).PadLeft(width));
        for (int actual = 0; actual < ClassCount; actual++)
        {
            text.Append('\n').Append(NameOf(actual).PadLeft(width));
            for (int predicted = 0; predicted < ClassCount; predicted++)
                text.Append(Text(_counts[actual, predicted]).PadLeft(width));
        }

        return text.ToString();
    }

    /// <summary>Returns the matrix as a Markdown table.</summary>
    public string ToMarkdown()
    {
        int[] classes = [.. Enumerable.Range(0, ClassCount)];
        TextTable table = new(["actual \\ predicted", .. classes.Select(NameOf)]);
        foreach (int actual in classes)
            table.Add([NameOf(actual), .. classes.Select(predicted => Text(_counts[actual, predicted]))]);
        return table.ToMarkdown();
    }

    /// <summary>Returns the name of a class for tables, or its number if it does not have a name.</summary>
    internal string NameOf(int one) => one < ClassNames.Count ? TextTable.OneLine(ClassNames[one]) : Text(one);

    /// <summary>Returns the number of rows that belong to a class.</summary>
    internal int Actual(int one) => Enumerable.Range(0, ClassCount).Sum(predicted => _counts[one, predicted]);

    /// <summary>Returns the number of rows that were predicted as a class.</summary>
    internal int Predicted(int one) => Enumerable.Range(0, ClassCount).Sum(actual => _counts[actual, one]);

    /// <summary>Returns precision, recall and F1 of a class.</summary>
    internal ClassScores ScoresOf(int one)
    {
        int right = _counts[one, one], actual = Actual(one), predicted = Predicted(one);
        return new ClassScores(Ratio(right, predicted), Ratio(right, actual), Ratio(2L * right, (long)actual + predicted), actual);
    }

    private int Class(int one, string parameter) => (uint)one < (uint)ClassCount
        ? one
        : throw new ArgumentOutOfRangeException(parameter, $"{parameter} must be between 0 and {ClassCount - 1} (was {one}).");

    private static float Ratio(long part, long whole) => whole == 0 ? 0 : (float)((double)part / whole);

    private IEnumerable<string> Cells() =>
        Enumerable.Range(0, ClassCount).Select(NameOf).Concat(_counts.Cast<int>().Select(Text));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
