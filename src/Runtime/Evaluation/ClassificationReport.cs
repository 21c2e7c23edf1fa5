using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MlpGen.Text;

namespace MlpGen;

/// <summary>A report of classification metrics: precision, recall and F1 of each class, and their averages.</summary>
/// <remarks>
/// As in scikit-learn's <c>classification_report</c>, a division by zero gives 0, and averages are over the classes that occur or were
/// predicted. Each row has one class, so the micro average of all three scores is the accuracy.
/// </remarks>
public sealed class ClassificationReport
{
    /// <summary>Computes the report from a confusion matrix.</summary>
    /// <param name="matrix">The confusion matrix, from a network or from <see cref="ConfusionMatrix.FromPredictions"/>.</param>
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

    /// <summary>Gets the confusion matrix of the report.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <summary>Gets the scores of each class.</summary>
    public IReadOnlyList<ClassScores> Classes { get; }

    /// <summary>Gets the unweighted mean over the classes.</summary>
    public ClassScores Macro { get; }

    /// <summary>Gets the scores over the rows of all classes together.</summary>
    public ClassScores Micro { get; }

    /// <summary>Gets the mean over the classes, weighted by the number of their rows.</summary>
    public ClassScores Weighted { get; }

    /// <summary>Gets the fraction of the rows that are classified correctly, from 0 to 1.</summary>
    public float Accuracy => Matrix.Accuracy;

    /// <summary>Returns the report as a text table, with one line for each class, followed by the averages.</summary>
    public override string ToString() => Table().ToString();

    /// <summary>Returns the report as a Markdown table.</summary>
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
