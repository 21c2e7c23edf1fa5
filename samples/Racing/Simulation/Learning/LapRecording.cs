using System;
using System.Collections.Generic;

namespace Racing.Simulation;

/// <summary>A lap, or the part of it that has been driven: for each frame the car and what the driver did.</summary>
internal sealed class LapRecording
{
    // Keys are either up or down, but a network learns a smooth function. The mean over ±0.12 seconds is what tapping a key amounts to.
    private const int Blur = 7;

    // A driver who leaves the game open must not fill the memory. Nobody needs five minutes for a lap.
    private const int MostFrames = 300 * Car.FramesPerSecond;

    private readonly List<(Car Car, Controls Controls)> _frames = [];

    /// <summary>Gets the number of frames, which is the lap time of a complete lap.</summary>
    public int Frames => _frames.Count;

    public void Add(in Car car, Controls controls)
    {
        if (Frames < MostFrames)
            _frames.Add((car, controls));
    }

    public Car CarAt(int frame) => _frames[frame].Car;

    /// <summary>Returns the steering and the throttle around a frame.</summary>
    public (float Steer, float Throttle) ControlsAround(int frame)
    {
        int first = Math.Max(0, frame - Blur), last = Math.Min(Frames - 1, frame + Blur);
        float steer = 0, throttle = 0;
        for (int i = first; i <= last; i++)
            (steer, throttle) = (steer + _frames[i].Controls.SteerValue, throttle + _frames[i].Controls.ThrottleValue);
        float count = last - first + 1;
        return (steer / count, throttle / count);
    }
}
