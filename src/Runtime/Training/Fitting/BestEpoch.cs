using System.Diagnostics.CodeAnalysis;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;

namespace MlpGen.Training;

/// <summary>The best epoch of a training run so far, according to the value that <see cref="EarlyStopping"/> monitors.</summary>
internal sealed class BestEpoch
{
    /// <summary>The name of the checkpoint tensor that holds <see cref="Parameters"/>.</summary>
    public const string Tensor = "fit.best";

    private const string WatchedKey = "fit.watched";
    private const string NumberKey = "fit.best_epoch";
    private const string ValueKey = "fit.best_value";
    private const string BadEpochsKey = "fit.bad_epochs";

    /// <summary>The name of the monitored value: a loss or a metric. Empty if nothing has been monitored yet.</summary>
    public string Watched { get; set; } = string.Empty;

    /// <summary>The number of the best epoch, from 1. 0 if there is none.</summary>
    public int Number { get; set; }

    /// <summary>The monitored value at the end of the best epoch. 0 if there is none.</summary>
    public float Value { get; set; }

    /// <summary>The number of epochs since the best epoch, or since training started.</summary>
    public int BadEpochs { get; set; }

    /// <summary>The packed parameters at the end of the best epoch.</summary>
    public AlignedBuffer? Parameters { get; set; }

    /// <summary>True if there is a best epoch.</summary>
    [MemberNotNullWhen(true, nameof(Parameters))]
    public bool IsKnown => Parameters is not null && Number > 0;

    /// <summary>
    /// Compares an epoch with the best one and replaces the best one if the new epoch is a sufficient improvement. NaN and ∞ never count as
    /// an improvement.
    /// </summary>
    /// <param name="value">The monitored value at the end of the epoch.</param>
    /// <param name="number">The number of the epoch, from 1.</param>
    /// <param name="stopping">Defines what counts as an improvement.</param>
    /// <param name="parameters">The parameters of the network.</param>
    public void Compare(float value, int number, EarlyStopping stopping, AlignedBuffer parameters)
    {
        if (!float.IsFinite(value) || (IsKnown && !stopping.IsProgress(Value, value)))
        {
            BadEpochs++;
            return;
        }

        Parameters ??= new AlignedBuffer(parameters.Length);
        parameters.Span.CopyTo(Parameters.Span);
        (Number, Value, BadEpochs) = (number, value, 0);
    }

    /// <summary>Starts to monitor a value, if it is not monitored already.</summary>
    public void Watch(string watched)
    {
        if (Watched != watched)
            (Watched, Number, Value, BadEpochs) = (watched, 0, 0, 0);
    }

    /// <summary>Writes the best epoch to a checkpoint.</summary>
    public void Write(CheckpointWriter writer)
    {
        writer.Text(WatchedKey, Watched);
        writer.Number(NumberKey, Number);
        writer.Number(ValueKey, Value);
        writer.Number(BadEpochsKey, BadEpochs);
        if (IsKnown)
            writer.Tensor(Tensor, Parameters);
    }

    /// <summary>Reads the best epoch from a checkpoint.</summary>
    /// <param name="reader">The checkpoint.</param>
    /// <param name="epochs">The number of completed epochs.</param>
    /// <exception cref="System.IO.InvalidDataException">An entry is missing or has a value that training cannot produce.</exception>
    public static BestEpoch Read(CheckpointReader reader, int epochs)
    {
        int number = reader.Number(NumberKey, 0, epochs);
        return new()
        {
            Watched = reader.Text(WatchedKey),
            Number = number,
            Value = reader.Number(ValueKey, float.MinValue, float.MaxValue),
            BadEpochs = reader.Number(BadEpochsKey, 0, int.MaxValue - 1),
            Parameters = reader.Tensor(Tensor, isNeeded: number > 0),
        };
    }
}
