using System;
using System.Collections.Generic;
using Playground.Data;

namespace Playground.Learning;

/// <summary>The content of the page Learn: an experiment, its pictures, and the points that the visitor painted.</summary>
public sealed class LearnSession : IDisposable
{
    /// <summary>Of the 16.7 ms of a frame. The rest is for drawing and for the browser.</summary>
    private static readonly TimeSpan _learningBudget = TimeSpan.FromMilliseconds(7), _drawingBudget = TimeSpan.FromMilliseconds(3);

    /// <summary>The losses are computed over all points, so not in every frame.</summary>
    private const int FramesPerMeasure = 6;

    private readonly List<PlanePoint> _painted = [];
    private int _frame;

    public LearnSession()
    {
        Settings = new ExperimentSettings();
        Experiment = new Experiment(Settings, _painted);
        Surface = new DecisionSurface(Experiment.Network);
        Weights = new WeightLines(Experiment.Network);
        Refresh();
    }

    public ExperimentSettings Settings { get; private set; }

    public Experiment Experiment { get; private set; }

    public DecisionSurface Surface { get; private set; }

    public WeightLines Weights { get; private set; }

    public Pace Pace { get; } = new();

    public IReadOnlyList<PlanePoint> Painted => _painted;

    /// <summary>Takes new settings. Only those of the training let the network go on; all others start it again.</summary>
    /// <returns>True if it started again.</returns>
    public bool Apply(ExperimentSettings settings)
    {
        ExperimentSettings previous = Settings;
        Settings = settings;
        bool isSameNetwork = settings == previous with
        {
            Optimizer = settings.Optimizer,
            LearningRate = settings.LearningRate,
            BatchSize = settings.BatchSize,
        };
        if (isSameNetwork)
            Experiment.ChangeTraining(settings);
        else
            Restart();
        return !isSameNetwork;
    }

    /// <summary>Starts again with a new network.</summary>
    public void Restart()
    {
        Experiment.Dispose();
        Experiment = new Experiment(Settings, _painted);
        Surface = new DecisionSurface(Experiment.Network);
        Weights = new WeightLines(Experiment.Network);
        Pace.Start(0);
        Refresh();
    }

    public void Paint(float x, float y, int target)
    {
        _painted.Add(new PlanePoint(x, y, target));
        Experiment.ChangePoints(_painted);
    }

    public void ClearPainted()
    {
        _painted.Clear();
        Restart();
    }

    /// <summary>Learns and redraws within the time of a frame.</summary>
    /// <returns>True if the figures of <see cref="Pace"/> are new.</returns>
    public bool Frame()
    {
        Experiment.StepFor(_learningBudget);
        if (_frame++ % FramesPerMeasure == 0)
            Experiment.Measure();
        Surface.Advance(_drawingBudget);
        Weights.Refresh();
        return Pace.Frame(Experiment.Steps);
    }

    /// <summary>Takes one mini-batch and redraws everything.</summary>
    public void Step()
    {
        Experiment.Step();
        Refresh();
    }

    /// <summary>Redraws everything.</summary>
    public void Refresh()
    {
        Surface.Complete();
        Weights.Refresh();
    }

    public void Dispose() => Experiment.Dispose();
}
