using System;

namespace Racing.Simulation;

/// <summary>Counts and times the laps of one car, in frames.</summary>
public sealed class LapTimer
{
    private int _crossings;

    /// <summary>Gets the number of complete laps.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the frames since the lap began.</summary>
    public int Current { get; private set; }

    /// <summary>Gets the time of the last complete lap in frames, or 0.</summary>
    public int Last { get; private set; }

    /// <summary>Gets the shortest time in frames, or 0.</summary>
    public int Best { get; private set; }

    /// <summary>Starts a lap. Complete laps stay counted.</summary>
    /// <param name="crossings">The laps of the car so far (<see cref="Car.Laps"/>).</param>
    public void Restart(int crossings) => (_crossings, Current) = (crossings, 0);

    /// <summary>Counts a frame. Returns true if it completed a lap.</summary>
    /// <param name="crossings">The laps of the car after the frame. Crossing the line backward and forward again completes nothing.</param>
    public bool Step(int crossings)
    {
        Current++;
        if (crossings <= _crossings)
            return false;
        _crossings = crossings;
        (Last, Current) = (Current, 0);
        Best = Best == 0 ? Last : Math.Min(Best, Last);
        Count++;
        return true;
    }
}
