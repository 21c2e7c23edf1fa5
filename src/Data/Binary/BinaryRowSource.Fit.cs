using System;

namespace MlpGen;

public sealed partial class BinaryRowSource
{
    /// <summary>
    /// Fits a standardization to the inputs of all rows, in one pass over the file as it stands: neither
    /// <see cref="BinaryRowOptions.Transform"/> nor <see cref="Position"/> matters. It equals that of <see cref="Dataset.Standardize"/> but
    /// for rounding.
    /// </summary>
    /// <exception cref="System.IO.InvalidDataException">A number is not finite, or a label is none.</exception>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    public Standardization FitStandardization() => Pass(new ColumnMoments(InputSize), ofTargets: false).ToStandardization();

    /// <summary>Fits a min–max scaling to the inputs of all rows, likewise.</summary>
    /// <exception cref="System.IO.InvalidDataException">A number is not finite, or a label is none.</exception>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    public MinMaxScaling FitMinMaxScaling() => Pass(new ColumnBounds(InputSize), ofTargets: false).ToScaling();

    /// <summary>Fits a standardization to the targets of all rows, likewise.</summary>
    /// <exception cref="InvalidOperationException">Rows have labels.</exception>
    /// <exception cref="System.IO.InvalidDataException">A number is not finite.</exception>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    public Standardization FitTargetStandardization() => Pass(new ColumnMoments(DemandTargets()), ofTargets: true).ToStandardization();

    /// <summary>Fits a min–max scaling to the targets of all rows, likewise.</summary>
    /// <exception cref="InvalidOperationException">Rows have labels.</exception>
    /// <exception cref="System.IO.InvalidDataException">A number is not finite.</exception>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    public MinMaxScaling FitTargetMinMaxScaling() => Pass(new ColumnBounds(DemandTargets()), ofTargets: true).ToScaling();

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

    private int DemandTargets() => HasLabels
        ? throw new InvalidOperationException("Rows have labels, which are names, not quantities. Rows with targets fit.")
        : TargetSize;
}
