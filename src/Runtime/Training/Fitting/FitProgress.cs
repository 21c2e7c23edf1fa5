using System;
using System.Globalization;
using MlpGen.Text;
using MlpGen.Training;

namespace MlpGen;

/// <summary>One epoch of <see cref="Trainer.Fit"/>, as it ended.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Loss">
/// The mean loss over the training rows, by their weights, each as it was just before the step that learned from it: with dropout, noise
/// and smoothing where they are on.
/// </param>
/// <param name="ValidationLoss">The mean loss over the validation rows, by their weights, after the epoch; null without them.</param>
/// <param name="ValidationAccuracy">
/// The part of the validation rows that is classified as they are, 0 … 1; null without them, and null for networks that do not
/// classify: it is measured with <see cref="Loss.CrossEntropy"/>, and with <see cref="Loss.BinaryCrossEntropy"/> over one output; not by a
/// loss of your own.
/// </param>
/// <param name="Elapsed">The time since the first epoch of this call began.</param>
/// <param name="LearningRate">The learning rate of the epoch's last update.</param>
/// <param name="RowsPerSecond">
/// How many rows this call has learned from in a second so far; the time has validation and callbacks in it.
/// </param>
/// <param name="Remaining">
/// The time that the epochs that are left will take at this speed; <see cref="TimeSpan.MaxValue"/> where it is longer than that.
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
    /// <summary>What <see cref="FitOptions.Metrics"/> came to after the epoch; NaN where the network is not finite.</summary>
    public MetricValues Metrics { get; init; }

    /// <summary>
    /// For <see cref="FitOptions.Progress"/>: one line of the terminal with epoch, losses, time left and speed, which is written over
    /// itself a few times a second and ends with the training. Where the output of the console is redirected, and in browsers, it prints
    /// nothing.
    /// </summary>
    public static IProgress<FitProgress> ToConsole() => ConsoleProgress.ForConsole() ?? ToEach();

    /// <summary>For <see cref="FitOptions.Progress"/>: several that are told about each epoch, one after the other.</summary>
    /// <param name="observers">A line on the console and a <see cref="CsvLogger"/>, say.</param>
    /// <exception cref="ArgumentException">One is null.</exception>
    public static IProgress<FitProgress> ToEach(params IProgress<FitProgress>[] observers)
    {
        ArgumentNullException.ThrowIfNull(observers);
        return Array.IndexOf(observers, null) < 0
            ? new FitObservers([.. observers])
            : throw new ArgumentException("An observer is null. Leave it out.", nameof(observers));
    }

    /// <summary>One line: epoch, losses, metrics and the time.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch} of {Epochs}{Results}, {ShortText.Duration(Elapsed)}");

    /// <summary>What was measured, each behind a comma.</summary>
    internal string Results =>
        ShortText.Also("loss", Loss) + ShortText.Also("validation loss", ValidationLoss)
        + ShortText.Also("validation accuracy", ValidationAccuracy)
        + (Metrics.Count > 0 ? $", {Metrics}" : "");
}
