using System;
using System.Collections.Generic;
using MlpGen.Data;

namespace MlpGen;

public sealed partial class Dataset
{
    /// <summary>Copies rows with labels.</summary>
    /// <param name="inputs">
    /// A <c>float[][]</c> or a list: an array for each row, all as long as the first, of finite numbers; at least one row.
    /// </param>
    /// <param name="labels">One class a row, 0 or more.</param>
    /// <exception cref="ArgumentException">
    /// A row is missing, empty, of another length or not finite, there is none, or there are more labels or fewer.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative.</exception>
    /// <example>
    /// <code>
    /// float[][] inputs = { new float[] { 5.1f, 3.5f }, new float[] { 6.3f, 2.9f }, new float[] { 4.9f, 3.0f } };
    /// int[] labels = { 0, 1, 0 };
    /// Dataset data = Dataset.FromRows(inputs, labels);
    /// Console.WriteLine(data);                                       // Dataset: 3 rows of 2 inputs and a label
    /// </code>
    /// </example>
    public static Dataset FromRows(IReadOnlyList<float[]> inputs, int[] labels) => Of(RowGatherer.Of(inputs, nameof(inputs)), labels);

    /// <summary>Copies rows with targets.</summary>
    /// <param name="inputs">
    /// A <c>float[][]</c> or a list: an array for each row, all as long as the first, of finite numbers; at least one row.
    /// </param>
    /// <param name="targets">As many arrays, all as long as the first, of finite numbers.</param>
    /// <exception cref="ArgumentException">
    /// A row is missing, empty, of another length or not finite, there is none, or there are more targets or fewer.
    /// </exception>
    public static Dataset FromRows(IReadOnlyList<float[]> inputs, IReadOnlyList<float[]> targets) =>
        Of(RowGatherer.Of(inputs, nameof(inputs)), RowGatherer.Of(targets, nameof(targets)));

    /// <summary>Copies rows with one target each.</summary>
    /// <param name="inputs">
    /// A <c>float[][]</c> or a list: an array for each row, all as long as the first, of finite numbers; at least one row.
    /// </param>
    /// <param name="targets">One finite number a row.</param>
    /// <exception cref="ArgumentException">
    /// A row is missing, empty, of another length or not finite, there is none, or there are more targets or fewer.
    /// </exception>
    public static Dataset FromRows(IReadOnlyList<float[]> inputs, float[] targets) => Of(RowGatherer.Of(inputs, nameof(inputs)), targets);

    /// <summary>Rounds rows with labels to single precision.</summary>
    /// <inheritdoc cref="FromRows(IReadOnlyList{float[]}, int[])"/>
    public static Dataset FromRows(IReadOnlyList<double[]> inputs, int[] labels) => Of(RowGatherer.Of(inputs, nameof(inputs)), labels);

    /// <summary>Rounds rows with targets to single precision.</summary>
    /// <inheritdoc cref="FromRows(IReadOnlyList{float[]}, IReadOnlyList{float[]})"/>
    public static Dataset FromRows(IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> targets) =>
        Of(RowGatherer.Of(inputs, nameof(inputs)), RowGatherer.Of(targets, nameof(targets)));

    /// <summary>Rounds rows with one target each to single precision.</summary>
    /// <inheritdoc cref="FromRows(IReadOnlyList{float[]}, float[])"/>
    public static Dataset FromRows(IReadOnlyList<double[]> inputs, double[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return Of(
            RowGatherer.Of(inputs, nameof(inputs)), RowGatherer.Of(Array.ConvertAll(targets, target => new[] { target }), nameof(targets)));
    }

    /// <summary>Copies a table of rows with labels.</summary>
    /// <param name="inputs">A row of finite numbers for each row; at least one row and one column.</param>
    /// <param name="labels">One class a row, 0 or more.</param>
    /// <exception cref="ArgumentException">
    /// There is no row or no column, a number is not finite, or there are more labels or fewer.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative.</exception>
    public static Dataset FromRows(float[,] inputs, int[] labels) => Of(RowGatherer.Of(inputs, nameof(inputs)), labels);

    /// <summary>Copies tables of inputs and targets.</summary>
    /// <param name="inputs">A row of finite numbers for each row; at least one row and one column.</param>
    /// <param name="targets">As many rows of finite numbers, at least one column.</param>
    /// <exception cref="ArgumentException">
    /// There is no row or no column, a number is not finite, or there are more targets or fewer.
    /// </exception>
    public static Dataset FromRows(float[,] inputs, float[,] targets) =>
        Of(RowGatherer.Of(inputs, nameof(inputs)), RowGatherer.Of(targets, nameof(targets)));

    /// <summary>Copies a table of rows with one target each.</summary>
    /// <param name="inputs">A row of finite numbers for each row; at least one row and one column.</param>
    /// <param name="targets">One finite number a row.</param>
    /// <exception cref="ArgumentException">
    /// There is no row or no column, a number is not finite, or there are more targets or fewer.
    /// </exception>
    [CLSCompliant(false)]
    public static Dataset FromRows(float[,] inputs, float[] targets) => Of(RowGatherer.Of(inputs, nameof(inputs)), targets);

    /// <summary>Makes a row with a label of each object.</summary>
    /// <typeparam name="T">What a row is made of.</typeparam>
    /// <param name="rows">At least one; gone through once.</param>
    /// <param name="inputs">
    /// The inputs of an object, as many for each, all finite. They are copied, so it may return one array again and again.
    /// </param>
    /// <param name="label">The class of an object, 0 or more.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, or the inputs of a row are missing, empty, more or fewer than those of the first, or not finite.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative.</exception>
    /// <example>
    /// <code>
    /// var games = new[] { (Goals: 2f, Fouls: 7f, Won: true), (Goals: 0f, Fouls: 3f, Won: false) };
    /// Dataset data = Dataset.FromRows(games, game => new[] { game.Goals, game.Fouls }, game => game.Won ? 1 : 0);
    /// </code>
    /// </example>
    public static Dataset FromRows<T>(IEnumerable<T> rows, Func<T, float[]> inputs, Func<T, int> label)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(label);
        RowGatherer gatherer = new(nameof(inputs));
        List<int> found = [];
        foreach (T row in rows)
        {
            gatherer.Add(inputs(row));
            found.Add(label(row));
        }

        RowGatherer.Demand(found.Count, nameof(rows));
        int[] labels = [.. found];
        DatasetGuard.NotNegative(labels, nameof(label));
        return new Dataset(gatherer.Values, labels, default, gatherer.RowSize, 0);
    }

    /// <summary>Makes a row with targets of each object.</summary>
    /// <typeparam name="T">What a row is made of.</typeparam>
    /// <param name="rows">At least one; gone through once.</param>
    /// <param name="inputs">
    /// The inputs of an object, as many for each, all finite. They are copied, so it may return one array again and again.
    /// </param>
    /// <param name="targets">The targets of an object, as many for each, all finite. They are copied too.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, or the numbers of a row are missing, empty, more or fewer than those of the first, or not finite.
    /// </exception>
    public static Dataset FromRows<T>(IEnumerable<T> rows, Func<T, float[]> inputs, Func<T, float[]> targets)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        RowGatherer gathered = new(nameof(inputs)), gatheredTargets = new(nameof(targets));
        foreach (T row in rows)
        {
            gathered.Add(inputs(row));
            gatheredTargets.Add(targets(row));
        }

        RowGatherer.Demand(gathered.Rows, nameof(rows));
        return Of(gathered, gatheredTargets);
    }

    private static Dataset Of(RowGatherer inputs, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        DatasetGuard.OneEach(labels.Length, inputs.Rows, "labels");
        DatasetGuard.NotNegative(labels, nameof(labels));
        return new Dataset(inputs.Values, (int[])labels.Clone(), default, inputs.RowSize, 0);
    }

    private static Dataset Of(RowGatherer inputs, float[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        DatasetGuard.OneEach(targets.Length, inputs.Rows, "targets");
        DatasetGuard.Finite(targets, 1, nameof(targets));
        return new Dataset(inputs.Values, default, (float[])targets.Clone(), inputs.RowSize, 1);
    }

    private static Dataset Of(RowGatherer inputs, RowGatherer targets)
    {
        DatasetGuard.OneEach(targets.Rows, inputs.Rows, "targets");
        return new Dataset(inputs.Values, default, targets.Values, inputs.RowSize, targets.RowSize);
    }
}
