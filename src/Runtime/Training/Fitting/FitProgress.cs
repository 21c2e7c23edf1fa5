using System;
using System.Globalization;
using MlpGen.Text;
using MlpGen.Training;

namespace MlpGen;

/// <summary>The progress of <see cref="Trainer.Fit"/> after an epoch.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Epochs">The number of epochs of the training run.</param>
/// <param name="Loss">
/// The weighted mean loss over the training rows. The loss of each row is computed just before the step that uses it, with dropout, weight
/// noise and label smoothing if they are enabled.
/// </param>
/// <param name="ValidationLoss">The weighted mean loss over the validation rows after the epoch. Null without validation rows.</param>
/// <param name="ValidationAccuracy">
/// The fraction of the validation rows that are classified correctly, from 0 to 1. It is measured for networks with
/// <see cref="Loss.CrossEntropy"/>, and for networks with <see cref="Loss.BinaryCrossEntropy"/> and one output. Null without validation
/// rows, for other networks, and with a user-defined loss.
/// </param>
/// <param name="Elapsed">The time since the first epoch of this call started.</param>
/// <param name="LearningRate">The learning rate of the last update in the epoch.</param>
/// <param name="RowsPerSecond">
/// The number of training rows per second in this call so far. The time includes validation and callbacks.
/// </param>
/// <param name="Remaining">
/// The estimated time for the remaining epochs at this speed. <see cref="TimeSpan.MaxValue"/> if it is too long for a
/// <see cref="TimeSpan"/>.
/// </param>
public readonly record struct FitProgress(
    int Epoch,
    int Epochs,
    float Loss,
    float? ValidationLoss,
    float? ValidationAccuracy,
    TimeSpan Elapsed,
    float LearningRate,
    double RowsPerSecond,
    TimeSpan Remaining)
{
    /// <summary>The values of <see cref="FitOptions.Metrics"/> after the epoch. NaN if the network is not finite.</summary>
    public MetricValues Metrics { get; init; }

    /// <summary>
    /// Returns an observer for <see cref="FitOptions.Progress"/> that shows epoch, losses, remaining time and speed in one line of the
    /// terminal. The line is updated several times a second and completed when training ends. If the output of the console is redirected,
    /// and in browsers, the observer prints nothing.
    /// </summary>
    public static IProgress<FitProgress> ToConsole() => ConsoleProgress.ForConsole() ?? Combine();

    /// <summary>
    /// Returns an observer for <see cref="FitOptions.Progress"/> that reports each epoch to several observers, one after the other.
    /// </summary>
    /// <param name="observers">The observers, for example <see cref="ToConsole"/> and a <see cref="CsvLogger"/>.</param>
    /// <exception cref="ArgumentException">An observer is null.</exception>
    public static IProgress<FitProgress> Combine(params IProgress<FitProgress>[] observers)
    {
        ArgumentNullException.ThrowIfNull(observers);
        return Array.IndexOf(observers, null) < 0
            ? new FitObservers([.. observers])
            : throw new ArgumentException("An observer is null. Remove it.", nameof(observers));
    }

    /// <summary>Returns one line with epoch, losses, metrics and elapsed time.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch} of {Epochs}{Results}, {ShortText.Duration(Elapsed)}");

    /// <summary>The measured values, each preceded by a comma.</summary>
    internal string Results =>
        ShortText.Also("loss", Loss) + ShortText.Also("validation loss", ValidationLoss)
        + ShortText.Also("validation accuracy", ValidationAccuracy)
        + (Metrics.Count > 0 ? $", {Metrics}" : "");
}
