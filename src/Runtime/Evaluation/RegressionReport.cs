using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MlpGen.Evaluation;
using MlpGen.Text;

namespace MlpGen;

/// <summary>A report of regression metrics for each target.</summary>
public sealed class RegressionReport
{
    private readonly string[] _names;

    internal RegressionReport(Residuals residuals, Dataset data, IReadOnlyList<string>? names)
    {
        _names = names is null
            ? [.. Enumerable.Range(0, data.TargetSize).Select(target => target.ToString(CultureInfo.InvariantCulture))]
            : [.. names];
        RegressionScores[] targets = new RegressionScores[data.TargetSize];
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = new RegressionScores(
                (float)residuals.R2(i), (float)residuals.RootMeanSquared(i), (float)residuals.MeanAbsolute(i));
        }

        Targets = Array.AsReadOnly(targets);
        Mean = new RegressionScores(
            residuals.Mean(static (all, output) => all.R2(output)),
            residuals.Mean(static (all, output) => all.RootMeanSquared(output)),
            residuals.Mean(static (all, output) => all.MeanAbsolute(output)));
        RowCount = data.Count;
    }

    /// <summary>Gets the number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Gets the scores of each target.</summary>
    public IReadOnlyList<RegressionScores> Targets { get; }

    /// <summary>Gets the mean over the targets.</summary>
    public RegressionScores Mean { get; }

    /// <summary>Returns the report as a text table, with one line for each target, and their mean if there are several.</summary>
    public override string ToString() => Table().ToString();

    /// <summary>Returns the report as a Markdown table.</summary>
    public string ToMarkdown() => Table().ToMarkdown();

    private TextTable Table()
    {
        TextTable table = new("target", "R²", "RMSE", "MAE");
        for (int i = 0; i < Targets.Count; i++)
            Add(table, _names[i], Targets[i]);
        if (Targets.Count > 1)
            Add(table, "mean", Mean);
        return table;
    }

    private static void Add(TextTable table, string name, RegressionScores scores) =>
        table.Add(
            name, TextTable.Score(scores.R2), TextTable.Number(scores.RootMeanSquaredError), TextTable.Number(scores.MeanAbsoluteError));
}
