using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using MlpGen.CompilerServices;
using MlpGen.Text;

namespace MlpGen;

/// <summary>How often rows of each class were taken for each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <param name="counts">By actual class, then by predicted class.</param>
    /// <param name="names">The classes' names; fewer where the last have none.</param>
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

    /// <summary>The number of classes.</summary>
    public int ClassCount => _counts.GetLength(0);

    /// <summary>What the classes are called, the name of class 0 first; empty where that is not known.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of rows counted.</summary>
    public int RowCount { get; }

    /// <summary>The part of the rows on the diagonal, 0 … 1.</summary>
    public float Accuracy { get; }

    /// <summary>How many rows of one class were taken for another.</summary>
    /// <param name="actual">What they are, 0 … <see cref="ClassCount"/> − 1.</param>
    /// <param name="predicted">What the network took them for, 0 … <see cref="ClassCount"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int actual, int predicted] => _counts[Class(actual, nameof(actual)), Class(predicted, nameof(predicted))];

    /// <summary>Counts classes from anywhere.</summary>
    /// <param name="actual">What each row is, at least one, 0 … <paramref name="classCount"/> − 1.</param>
    /// <param name="predicted">What each row was taken for, likewise.</param>
    /// <param name="classCount">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">There is no row, or the lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is none of so many, or there are fewer than 2.</exception>
    public static ConfusionMatrix FromClasses(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, int classCount)
    {
        if (classCount < 2)
            throw new ArgumentOutOfRangeException(nameof(classCount), $"classCount must be at least 2 (was {classCount}).");
        Guard.NotEmpty(actual.Length, nameof(actual));
        if (predicted.Length != actual.Length)
        {
            throw new ArgumentException(
                $"There are {actual.Length} actual and {predicted.Length} predicted classes. Pass one of each a row.", nameof(predicted));
        }

        Guard.Labels(actual, classCount, nameof(actual));
        Guard.Labels(predicted, classCount, nameof(predicted));
        int[,] counts = new int[classCount, classCount];
        for (int row = 0; row < actual.Length; row++)
            counts[actual[row], predicted[row]]++;
        return new ConfusionMatrix(counts, []);
    }

    /// <summary>A table to read: one line for each actual class, one column for each predicted class.</summary>
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

    /// <summary>The same table in Markdown.</summary>
    public string ToMarkdown()
    {
        int[] classes = [.. Enumerable.Range(0, ClassCount)];
        TextTable table = new(["actual \\ predicted", .. classes.Select(NameOf)]);
        foreach (int actual in classes)
            table.Add([NameOf(actual), .. classes.Select(predicted => Text(_counts[actual, predicted]))]);
        return table.ToMarkdown();
    }

    /// <summary>What tables call a class: its name, or its number.</summary>
    internal string NameOf(int one) => one < ClassNames.Count ? TextTable.OneLine(ClassNames[one]) : Text(one);

    /// <summary>The rows that are of a class.</summary>
    internal int Actual(int one) => Enumerable.Range(0, ClassCount).Sum(predicted => _counts[one, predicted]);

    /// <summary>The rows that were taken for a class.</summary>
    internal int Predicted(int one) => Enumerable.Range(0, ClassCount).Sum(actual => _counts[actual, one]);

    /// <summary>Precision, recall and F1 of a class.</summary>
    internal ClassScores ScoresOf(int one)
    {
        int right = _counts[one, one], actual = Actual(one), predicted = Predicted(one);
        return new ClassScores(Ratio(right, predicted), Ratio(right, actual), Ratio(2L * right, (long)actual + predicted), actual);
    }

    private int Class(int one, string parameter) => (uint)one < (uint)ClassCount
        ? one
        : throw new ArgumentOutOfRangeException(parameter, $"There is no class {one}; 0 to {ClassCount - 1} fits.");

    private static float Ratio(long part, long whole) => whole == 0 ? 0 : (float)((double)part / whole);

    private IEnumerable<string> Cells() =>
        Enumerable.Range(0, ClassCount).Select(NameOf).Concat(_counts.Cast<int>().Select(Text));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
