using System;
using System.Diagnostics;

namespace Playground.Learning;

/// <summary>Counts frames and mini-batches, and gives both per second over the last half second or more.</summary>
public sealed class Pace
{
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(0.5);

    private long _start;
    private long _startSteps;
    private int _frames;

    public double FramesPerSecond { get; private set; }

    public double StepsPerSecond { get; private set; }

    /// <summary>Begins a new window, for example after a pause.</summary>
    public void Start(long steps)
    {
        _start = Stopwatch.GetTimestamp();
        _startSteps = steps;
        _frames = 0;
    }

    /// <summary>Counts a frame.</summary>
    /// <param name="steps">The mini-batches since the network was new.</param>
    /// <returns>True if the figures are new.</returns>
    public bool Frame(long steps)
    {
        _frames++;
        double seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        if (seconds < _window.TotalSeconds)
            return false;
        FramesPerSecond = _frames / seconds;
        StepsPerSecond = (steps - _startSteps) / seconds;
        Start(steps);
        return true;
    }
}
