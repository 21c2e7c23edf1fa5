using System;

namespace Racing.Simulation;

/// <summary>Drives a replay again, frame by frame.</summary>
public sealed class ReplayPlayer
{
    private readonly Track _track;
    private readonly Replay _replay;
    private Car _car;

    /// <summary>Puts the car at the start.</summary>
    /// <exception cref="ArgumentException">The replay was driven on another track.</exception>
    public ReplayPlayer(Track track, Replay replay)
    {
        if (replay.TrackHash != track.Hash)
            throw new ArgumentException($"The replay was driven on another track than {track.Name}.", nameof(replay));
        (_track, _replay) = (track, replay);
        Restart();
    }

    /// <summary>Gets the car.</summary>
    public Car Car => _car;

    /// <summary>Gets the number of frames that have been driven.</summary>
    public int Frame { get; private set; }

    /// <summary>Gets true after the last frame.</summary>
    public bool IsOver => Frame == _replay.Frames;

    /// <summary>Gets true if the replay is over and the car is exactly where it was when the replay was recorded.</summary>
    public bool IsFaithful => IsOver && StateHash.Of(_car) == _replay.FinalHash;

    /// <summary>Puts the car back to the start.</summary>
    public void Restart() => (_car, Frame) = (Car.AtStart(_track, _replay.Seed), 0);

    /// <summary>Drives one frame. Does nothing after the last.</summary>
    public void Step()
    {
        if (!IsOver)
            _car.Step(_track, _replay.Controls[Frame++]);
    }
}
