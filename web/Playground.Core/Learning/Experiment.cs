using System;
using System.Collections.Generic;
using MlpGen;
using Playground.Data;

namespace Playground.Learning;

/// <summary>A network that learns a data set with the settings of the page.</summary>
public sealed class Experiment : IDisposable
{
    private FitOptions _options = new();
    private Trainer _trainer;
    private int _nextRow;

    public Experiment(ExperimentSettings settings, IReadOnlyList<PlanePoint> painted)
    {
        Settings = settings;
        Data = Load(settings, painted);
        Network = settings.Network.Create(settings.Seed);
        _trainer = CreateTrainer();
        Measure();
    }

    public ExperimentSettings Settings { get; private set; }

    public INetwork Network { get; }

    public PlaneData Data { get; private set; }

    public bool CanLearn => Data.Train is not null;

    public long Steps { get; private set; }

    public float TrainLoss { get; private set; } = float.NaN;

    public float TestLoss { get; private set; } = float.NaN;

    public LossCurve TrainCurve { get; } = new();

    public LossCurve TestCurve { get; } = new();

    /// <summary>Takes mini-batches for as long as the budget allows.</summary>
    public void StepFor(TimeSpan budget)
    {
        if (Data.Train is { } train)
            Steps += _trainer.StepFor(budget, train, _options).Steps;
    }

    /// <summary>Takes a single mini-batch: the next rows in order.</summary>
    public void Step()
    {
        if (Data.Train is not { } train)
            return;
        int rows = Math.Min(Settings.BatchSize, train.Count);
        if (_nextRow + rows > train.Count)
            _nextRow = 0;
        _trainer.Step(train.Inputs.Slice(2 * _nextRow, 2 * rows), train.Targets.Slice(_nextRow, rows));
        _nextRow += rows;
        Steps++;
        Measure();
    }

    /// <summary>Computes both losses and adds them to the curves.</summary>
    public void Measure()
    {
        if (Data.Train is not { } train)
            return;
        TrainCurve.Add(TrainLoss = Network.ComputeLoss(train));
        if (Data.Test is { } test)
            TestCurve.Add(TestLoss = Network.ComputeLoss(test));
    }

    /// <summary>Goes on with another optimizer, learning rate or batch size. The network keeps what it has learned.</summary>
    public void ChangeTraining(ExperimentSettings settings)
    {
        _trainer.Dispose();
        Settings = settings;
        _trainer = CreateTrainer();
    }

    /// <summary>Goes on with more painted points. The network keeps what it has learned.</summary>
    public void ChangePoints(IReadOnlyList<PlanePoint> painted)
    {
        Data = Load(Settings, painted);
        TestLoss = float.NaN;
        _nextRow = 0;
        Measure();
    }

    public void Dispose() => _trainer.Dispose();

    private static PlaneData Load(ExperimentSettings settings, IReadOnlyList<PlanePoint> painted) =>
        settings.Data == DataSetKind.Painted
            ? PlaneData.FromPoints(painted, settings.TestShare, settings.Seed)
            : PlaneData.Create(settings.Data, settings.Noise, settings.TestShare, settings.Seed);

    private Trainer CreateTrainer()
    {
        _options = new FitOptions { BatchSize = Settings.BatchSize, Seed = Settings.Seed };
        return Network.CreateTrainer(Settings.Optimizer.Create(Settings.LearningRate));
    }
}
