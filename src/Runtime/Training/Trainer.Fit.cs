using System;
using System.Diagnostics;

namespace MlpGen;

public partial class Trainer
{
    // Room for so many epochs is made before the first; who trains until canceled needs more only after a while.
    private const int EpochsAtOnce = 65_536;

    private readonly MiniBatches _batches = new();

    private bool Classifies => _network.Loss == Loss.CrossEntropy || (_network.Loss == Loss.BinaryCrossEntropy && _outputSize == 1);

    /// <summary>
    /// Learns from a dataset, epoch by epoch: each shuffles the rows and steps through them. Epochs allocate nothing once the trainer
    /// has run with so many rows and such a batch size; what <see cref="FitOptions.Progress"/> does is its own.
    /// </summary>
    /// <param name="data">At least one row; labels only for <see cref="Loss.CrossEntropy"/>.</param>
    /// <param name="options">Epochs, batch size, seed and the rest.</param>
    /// <exception cref="ArgumentException">The dataset or the validation rows do not fit the network; nothing has changed.</exception>
    /// <exception cref="OperationCanceledException">Canceled; the network keeps what it has learned.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed of.</exception>
    /// <exception cref="NotFiniteNumberException">A loss is NaN or infinite; the parameters are those from before that step.</exception>
    public FitResult Fit(Dataset data, FitOptions options)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(options);
        DatasetGuard.FitsLoss(_network, data, nameof(data));
        if (options.Validation is not null)
            DatasetGuard.FitsLoss(_network, options.Validation, "options.Validation");

        FitProgress[] history = new FitProgress[int.Min(options.Epochs, EpochsAtOnce)];
        long start = Stopwatch.GetTimestamp();
        _batches.Start(data, options.BatchSize, options.Seed);
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            if (epoch > history.Length)
                Array.Resize(ref history, (int)long.Min(options.Epochs, 2L * history.Length));
            float loss = RunEpoch(epoch, data, options);
            float? validationLoss = options.Validation is null ? null : _network.ComputeLoss(options.Validation);
            float? validationAccuracy = options.Validation is null || !Classifies ? null : _network.Accuracy(options.Validation);
            history[epoch - 1] = new FitProgress(
                epoch, options.Epochs, loss, validationLoss, validationAccuracy, Stopwatch.GetElapsedTime(start));
            options.Progress?.Report(history[epoch - 1]);
        }

        return new FitResult(history);
    }

    private float RunEpoch(int epoch, Dataset data, FitOptions options)
    {
        // Whoever was told about the last epoch may have disposed of the trainer.
        ObjectDisposedException.ThrowIf(_disposed, this);
        double sum = 0;
        _batches.Shuffle();
        for (int first = 0; first < data.Count; first += options.BatchSize)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            MiniBatch batch = _batches.Gather(data, first);
            float loss = data.HasLabels
                ? Learn(batch.Inputs, batch.Labels, batch.Rows)
                : Learn(batch.Inputs, batch.Targets, batch.Rows);
            if (!float.IsFinite(loss))
                ThrowNotFinite(loss, epoch, 1 + (first / options.BatchSize));
            sum += (double)loss * batch.Rows;
        }

        return (float)(sum / data.Count);
    }

    private static void ThrowNotFinite(float loss, int epoch, int batch) => throw new NotFiniteNumberException(
        $"The loss of epoch {epoch}, batch {batch} is {loss}; the parameters are those from before that batch. " +
        "A smaller learning rate, or inputs scaled to about ±1, usually keeps it finite.",
        loss);
}
