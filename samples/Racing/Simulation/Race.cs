using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using MlpGen;

namespace Racing.Simulation;

/// <summary>
/// A driver against a ghost. Call <see cref="Step"/> 60 times a second, and <see cref="Learn(TimeSpan)"/> once per drawn frame. The ghost
/// starts beside the driver when the first lap is complete.
/// </summary>
public sealed class Race : IDisposable
{
    private readonly List<Controls> _driven = [];
    private Car _driver;

    // The driver at the end of the replay, which holds no more frames than its file can.
    private Car _recorded;

    /// <summary>Puts the driver on the grid.</summary>
    /// <param name="track">The track.</param>
    /// <param name="seed">The seed. It decides the place on the grid and how the ghost begins.</param>
    public Race(Track track, int seed)
    {
        (Track, Seed) = (track, seed);
        Ghost = new Ghost(track, seed);
        _recorded = _driver = Car.AtStart(track, seed);
    }

    /// <summary>Gets the track.</summary>
    public Track Track { get; }

    /// <summary>Gets the seed.</summary>
    public int Seed { get; }

    /// <summary>Gets the car of the driver.</summary>
    public Car Driver => _driver;

    /// <summary>Gets the laps of the driver.</summary>
    public LapTimer Laps { get; } = new();

    /// <summary>Gets the ghost.</summary>
    public Ghost Ghost { get; }

    /// <summary>Gets the number of frames since the start.</summary>
    public int Frame { get; private set; }

    /// <summary>Gets the lead of the ghost in meters. Negative if the driver leads, and 0 until the ghost drives.</summary>
    public float GhostLead => Ghost.IsDriving ? Ghost.Car.Progress(Track) - _driver.Progress(Track) : 0;

    /// <summary>Drives one frame. Returns true if the driver completed a lap.</summary>
    public bool Step(Controls controls)
    {
        Ghost.Record(_driver, controls);
        _driver.Step(Track, controls);
        Frame++;
        if (_driven.Count < ReplayFile.MostFrames)
        {
            _driven.Add(controls);
            _recorded = _driver;
        }

        Ghost.Step();
        if (!Laps.Step(_driver.Laps))
            return false;
        Ghost.FinishLap();
        if (!Ghost.IsDriving)
            CallGhost();
        return true;
    }

    /// <summary>Lets the ghost learn within a time budget.</summary>
    public BudgetResult Learn(TimeSpan budget) => Ghost.Learn(budget);

    /// <summary>Puts the ghost beside the driver, for a duel from here.</summary>
    public void CallGhost() => Ghost.Start(_driver);

    /// <summary>Puts the driver back on the grid. The ghost keeps what it has learned, and starts there too if it drives.</summary>
    public void Restart()
    {
        _recorded = _driver = Car.AtStart(Track, Seed);
        _driven.Clear();
        Frame = 0;
        Laps.Restart(_driver.Laps);
        Ghost.DropLap();
        if (Ghost.IsDriving)
            CallGhost();
    }

    /// <summary>Returns the drive so far, at most an hour.</summary>
    public Replay ToReplay() => new(Track.Hash, Seed, CollectionsMarshal.AsSpan(_driven), StateHash.Of(_recorded));

    /// <summary>Releases the trainer of the ghost.</summary>
    public void Dispose() => Ghost.Dispose();
}
