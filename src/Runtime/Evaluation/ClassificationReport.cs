using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MlpGen.Text;

namespace MlpGen;

/// <summary>How well classes are told apart: precision, recall and F1 of each, and their averages.</summary>
/// <remarks>
/// As scikit-learn's <c>classification_report</c>: what would divide by zero is 0, and averages are over the classes that occur or were
/// predicted. Where each row has one class, the micro average of all three is the accuracy.
/// </remarks>
public sealed class ClassificationReport
{
    /// <summary>Computes it from a matrix.</summary>
    /// <param name="matrix">The counts, from a network or from <see cref="ConfusionMatrix.FromClasses"/>.</param>
    public ClassificationReport(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Matrix = matrix;
        Classes = Array.AsReadOnly([.. Enumerable.Range(0, matrix.ClassCount).Select(matrix.ScoresOf)]);
        ClassScores[] seen = [.. Classes.Where((_, one) => matrix.Actual(one) + matrix.Predicted(one) > 0)];
        Macro = Average(seen, _ => 1.0 / seen.Length);
        Weighted = Average(seen, scores => (double)scores.Support / matrix.RowCount);
        Micro = new ClassScores(matrix.Accuracy, matrix.Accuracy, matrix.Accuracy, matrix.RowCount);
    }

    /// <summary>What it was computed from.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <summary>One for each class.</summary>
    public IReadOnlyList<ClassScores> Classes { get; }

    /// <summary>The mean over the classes, each counting the same.</summary>
    public ClassScores Macro { get; }

    /// <summary>The scores of all classes' rows counted together.</summary>
    public ClassScores Micro { get; }

    /// <summary>The mean over the classes, each counting as often as it occurs.</summary>
    public ClassScores Weighted { get; }

    /// <summary>The part of the rows that are right, 0 … 1.</summary>
    public float Accuracy => Matrix.Accuracy;

    /// <summary>A table to read: one line for each class, then the averages.</summary>
    public override string ToString() => Table().ToString();

    /// <summary>The same table in Markdown.</summary>
    public string ToMarkdown() => Table().ToMarkdown();

    private ClassScores Average(ClassScores[] scores, Func<ClassScores, double> weight) => new(
        (float)scores.Sum(one => weight(one) * one.Precision),
        (float)scores.Sum(one => weight(one) * one.Recall),
        (float)scores.Sum(one => weight(one) * one.F1),
        Matrix.RowCount);

    private TextTable Table()
    {
        TextTable table = new("class", "precision", "recall", "F1", "rows");
        for (int one = 0; one < Classes.Count; one++)
            Add(table, Matrix.NameOf(one), Classes[one]);
        Add(table, "micro (accuracy)", Micro);
        Add(table, "macro", Macro);
        Add(table, "weighted", Weighted);
        return table;
    }

    private static void Add(TextTable table, string name, ClassScores scores) => table.Add(
        name,
        TextTable.Score(scores.Precision),
        TextTable.Score(scores.Recall),
        TextTable.Score(scores.F1),
        scores.Support.ToString(CultureInfo.InvariantCulture));
}
