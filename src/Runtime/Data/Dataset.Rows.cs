using System;
using System.Collections.Generic;
using MlpGen.Data;

namespace MlpGen;

public sealed partial class Dataset
{
    /// <summary>Creates a dataset from copies of rows with labels.</summary>
    /// <param name="inputs">
    /// The rows, for example as a <c>float[][]</c> or a list. At least one. All rows have the same length and contain only finite numbers.
    /// </param>
    /// <param name="labels">The class of each row. At least 0.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, a row is null, empty, of a different length or not finite, or the number of labels is wrong.
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
    public static Dataset FromRows(IReadOnlyList<float[]> inputs, int[] labels) =>
        FromGathered(RowGatherer.FromRows(inputs, nameof(inputs)), labels);

    /// <summary>Creates a dataset from copies of rows with targets.</summary>
    /// <param name="inputs">
    /// The rows, for example as a <c>float[][]</c> or a list. At least one. All rows have the same length and contain only finite numbers.
    /// </param>
    /// <param name="targets">The targets of each row. All have the same length and contain only finite numbers.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, a row is null, empty, of a different length or not finite, or the number of rows of targets is wrong.
    /// </exception>
    public static Dataset FromRows(IReadOnlyList<float[]> inputs, IReadOnlyList<float[]> targets) =>
        FromGathered(RowGatherer.FromRows(inputs, nameof(inputs)), RowGatherer.FromRows(targets, nameof(targets)));

    /// <summary>Creates a dataset from copies of rows with one target each.</summary>
    /// <param name="inputs">
    /// The rows, for example as a <c>float[][]</c> or a list. At least one. All rows have the same length and contain only finite numbers.
    /// </param>
    /// <param name="targets">The target of each row. All are finite.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, a row is null, empty, of a different length or not finite, or the number of targets is wrong.
    /// </exception>
    public static Dataset FromRows(IReadOnlyList<float[]> inputs, float[] targets) =>
        FromGathered(RowGatherer.FromRows(inputs, nameof(inputs)), targets);

    /// <summary>Creates a dataset from rows with labels. Rounds the inputs to single precision.</summary>
    /// <inheritdoc cref="FromRows(IReadOnlyList{float[]}, int[])"/>
    public static Dataset FromRows(IReadOnlyList<double[]> inputs, int[] labels) =>
        FromGathered(RowGatherer.FromRows(inputs, nameof(inputs)), labels);

    /// <summary>Creates a dataset from rows with targets. Rounds inputs and targets to single precision.</summary>
    /// <inheritdoc cref="FromRows(IReadOnlyList{float[]}, IReadOnlyList{float[]})"/>
    public static Dataset FromRows(IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> targets) =>
        FromGathered(RowGatherer.FromRows(inputs, nameof(inputs)), RowGatherer.FromRows(targets, nameof(targets)));

    /// <summary>Creates a dataset from rows with one target each. Rounds inputs and targets to single precision.</summary>
    /// <inheritdoc cref="FromRows(IReadOnlyList{float[]}, float[])"/>
    public static Dataset FromRows(IReadOnlyList<double[]> inputs, double[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return FromGathered(
            RowGatherer.FromRows(inputs, nameof(inputs)),
            RowGatherer.FromRows(Array.ConvertAll(targets, target => new[] { target }), nameof(targets)));
    }

    /// <summary>Creates a dataset from a copy of a table, with a label for each row.</summary>
    /// <param name="inputs">The inputs, one row of finite numbers for each row. At least one row and one column.</param>
    /// <param name="labels">The class of each row. At least 0.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows or no columns, a number is not finite, or the number of labels is wrong.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative.</exception>
    public static Dataset FromRows(float[,] inputs, int[] labels) =>
        FromGathered(RowGatherer.FromRows(inputs, nameof(inputs)), labels);

    /// <summary>Creates a dataset from copies of a table of inputs and a table of targets.</summary>
    /// <param name="inputs">The inputs, one row of finite numbers for each row. At least one row and one column.</param>
    /// <param name="targets">The targets, one row of finite numbers for each row of inputs. At least one column.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows or no columns, a number is not finite, or the number of rows of targets is wrong.
    /// </exception>
    public static Dataset FromRows(float[,] inputs, float[,] targets) =>
        FromGathered(RowGatherer.FromRows(inputs, nameof(inputs)), RowGatherer.FromRows(targets, nameof(targets)));

    /// <summary>Creates a dataset from a copy of a table, with one target for each row.</summary>
    /// <param name="inputs">The inputs, one row of finite numbers for each row. At least one row and one column.</param>
    /// <param name="targets">The target of each row. All are finite.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows or no columns, a number is not finite, or the number of targets is wrong.
    /// </exception>
    [CLSCompliant(false)]
    public static Dataset FromRows(float[,] inputs, float[] targets) =>
        FromGathered(RowGatherer.FromRows(inputs, nameof(inputs)), targets);

    /// <summary>Creates a dataset with one row and one label for each object.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <param name="rows">The objects. At least one. They are enumerated once.</param>
    /// <param name="inputs">
    /// Returns the inputs of an object. All objects have the same number of inputs, and all are finite. The inputs are copied, so the
    /// function can return the same array each time.
    /// </param>
    /// <param name="label">Returns the class of an object. At least 0.</param>
    /// <exception cref="ArgumentException">
    /// There are no objects, or the inputs of an object are null, empty, not finite or different in number from those of the first.
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

        RowGatherer.RequireRows(found.Count, nameof(rows));
        int[] labels = [.. found];
        DatasetGuard.NotNegative(labels, nameof(label));
        return new Dataset(gatherer.Values, labels, default, gatherer.RowSize, 0);
    }

    /// <summary>Creates a dataset with one row of inputs and one row of targets for each object.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <param name="rows">The objects. At least one. They are enumerated once.</param>
    /// <param name="inputs">
    /// Returns the inputs of an object. All objects have the same number of inputs, and all are finite. The inputs are copied, so the
    /// function can return the same array each time.
    /// </param>
    /// <param name="targets">
    /// Returns the targets of an object. All objects have the same number of targets, and all are finite. They are copied too.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are no objects, or the inputs or targets of an object are null, empty, not finite or different in number from those of the
    /// first.
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

        RowGatherer.RequireRows(gathered.Rows, nameof(rows));
        return FromGathered(gathered, gatheredTargets);
    }

    private static Dataset FromGathered(RowGatherer inputs, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        DatasetGuard.OneEach(labels.Length, inputs.Rows, "labels");
        DatasetGuard.NotNegative(labels, nameof(labels));
        return new Dataset(inputs.Values, (int[])labels.Clone(), default, inputs.RowSize, 0);
    }

    private static Dataset FromGathered(RowGatherer inputs, float[] targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        DatasetGuard.OneEach(targets.Length, inputs.Rows, "targets");
        DatasetGuard.Finite(targets, 1, nameof(targets));
        return new Dataset(inputs.Values, default, (float[])targets.Clone(), inputs.RowSize, 1);
    }

    private static Dataset FromGathered(RowGatherer inputs, RowGatherer targets)
    {
        DatasetGuard.OneEach(targets.Rows, inputs.Rows, "targets");
        return new Dataset(inputs.Values, default, targets.Values, inputs.RowSize, targets.RowSize);
    }
}
