using System.Diagnostics.CodeAnalysis;
using MlpGen.Checkpoints;
using MlpGen.CompilerServices;

namespace MlpGen.Training;

/// <summary>The best epoch of a training so far, by what <see cref="EarlyStopping"/> watches.</summary>
internal sealed class BestEpoch
{
    /// <summary>The tensor of a checkpoint that holds <see cref="Parameters"/>.</summary>
    public const string Tensor = "fit.best";

    private const string WatchedKey = "fit.watched";
    private const string NumberKey = "fit.best_epoch";
    private const string ValueKey = "fit.best_value";
    private const string BadEpochsKey = "fit.bad_epochs";

    /// <summary>What is watched: a loss, or a metric by its name; empty before anything was.</summary>
    public string Watched { get; set; } = string.Empty;

    /// <summary>Its number, from 1; 0 where there is none.</summary>
    public int Number { get; set; }

    /// <summary>What was watched, as it ended; 0 where there is none.</summary>
    public float Value { get; set; }

    /// <summary>The epochs since then, or since training began.</summary>
    public int BadEpochs { get; set; }

    /// <summary>The parameters with which it ended, packed.</summary>
    public AlignedBuffer? Parameters { get; set; }

    /// <summary>True if there has been one.</summary>
    [MemberNotNullWhen(true, nameof(Parameters))]
    public bool IsKnown => Parameters is not null && Number > 0;

    /// <summary>Compares an epoch with the best one, and takes its place where it is better by enough. NaN and ∞ never are.</summary>
    /// <param name="value">What is watched, at the end of the epoch.</param>
    /// <param name="number">The epoch, from 1.</param>
    /// <param name="stopping">Which way is better, and how much is enough.</param>
    /// <param name="parameters">The network's.</param>
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

    /// <summary>Begins to watch something, where it is not watched yet.</summary>
    public void Watch(string watched)
    {
        if (Watched != watched)
            (Watched, Number, Value, BadEpochs) = (watched, 0, 0, 0);
    }

    /// <summary>Writes it into a checkpoint.</summary>
    public void Write(CheckpointWriter writer)
    {
        writer.Text(WatchedKey, Watched);
        writer.Number(NumberKey, Number);
        writer.Number(ValueKey, Value);
        writer.Number(BadEpochsKey, BadEpochs);
        if (IsKnown)
            writer.Tensor(Tensor, Parameters);
    }

    /// <summary>Reads it from a checkpoint.</summary>
    /// <param name="reader">The checkpoint.</param>
    /// <param name="epochs">The epochs that have ended.</param>
    /// <exception cref="System.IO.InvalidDataException">Something is missing, or is what no training leaves.</exception>
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
