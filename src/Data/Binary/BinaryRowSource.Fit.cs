using System;

namespace MlpGen;

public sealed partial class BinaryRowSource
{
    /// <summary>
    /// Fits a standardization to the inputs of all rows in one pass over the file. <see cref="BinaryRowOptions.Transform"/> and
    /// <see cref="Position"/> are ignored. The result equals that of <see cref="Dataset.Standardize"/> up to rounding.
    /// </summary>
    /// <exception cref="System.IO.InvalidDataException">A number is not finite, or a label is invalid.</exception>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    public Standardization FitStandardization() => Pass(new ColumnMoments(InputSize), ofTargets: false).ToStandardization();

    /// <summary>Fits a min-max scaling to the inputs of all rows in one pass over the file. See <see cref="FitStandardization"/>.</summary>
    /// <exception cref="System.IO.InvalidDataException">A number is not finite, or a label is invalid.</exception>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    public MinMaxScaling FitMinMaxScaling() => Pass(new ColumnBounds(InputSize), ofTargets: false).ToScaling();

    /// <summary>
    /// Fits a standardization to the targets of all rows in one pass over the file. See <see cref="FitStandardization"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The rows have labels.</exception>
    /// <exception cref="System.IO.InvalidDataException">A number is not finite.</exception>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    public Standardization FitTargetStandardization() => Pass(new ColumnMoments(RequireTargets()), ofTargets: true).ToStandardization();

    /// <summary>
    /// Fits a min-max scaling to the targets of all rows in one pass over the file. See <see cref="FitStandardization"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The rows have labels.</exception>
    /// <exception cref="System.IO.InvalidDataException">A number is not finite.</exception>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    public MinMaxScaling FitTargetMinMaxScaling() => Pass(new ColumnBounds(RequireTargets()), ofTargets: true).ToScaling();

    private TStatistics Pass<TStatistics>(TStatistics statistics, bool ofTargets)
        where TStatistics : IColumnStatistics
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        float[] inputs = new float[InputSize], targets = new float[TargetSize];
        _rowsRead = 0;
        for (long row = 0; row < RowCount; row++)
        {
            Read(row, RowCount - row, inputs, targets);
            statistics.Add(ofTargets ? targets : inputs);
        }

        return statistics;
    }

    private int RequireTargets() => HasLabels
        ? throw new InvalidOperationException("The rows have labels, but this operation needs targets. Use rows with targets.")
        : TargetSize;
}
