using System;

namespace Racing.Simulation;

/// <summary>A drive that can be repeated to the last bit: the seed that decides the start, and what the driver did in each frame.</summary>
public sealed class Replay
{
    private readonly Controls[] _controls;

    /// <summary>Creates a replay.</summary>
    /// <param name="trackHash">The hash of the track (<see cref="Track.Hash"/>).</param>
    /// <param name="seed">The seed of the drive.</param>
    /// <param name="controls">The controls of each frame, which are copied.</param>
    /// <param name="finalHash">The hash of the car after the last frame.</param>
    public Replay(ulong trackHash, int seed, ReadOnlySpan<Controls> controls, ulong finalHash) =>
        (TrackHash, Seed, _controls, FinalHash) = (trackHash, seed, controls.ToArray(), finalHash);

    /// <summary>Gets the hash of the track.</summary>
    public ulong TrackHash { get; }

    /// <summary>Gets the seed of the drive.</summary>
    public int Seed { get; }

    /// <summary>Gets the hash of the car after the last frame (<see cref="StateHash"/>).</summary>
    public ulong FinalHash { get; }

    /// <summary>Gets the controls of each frame.</summary>
    public ReadOnlySpan<Controls> Controls => _controls;

    /// <summary>Gets the number of frames.</summary>
    public int Frames => _controls.Length;
}
