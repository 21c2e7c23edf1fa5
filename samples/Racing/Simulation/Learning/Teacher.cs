using System;
using MlpGen;

namespace Racing.Simulation;

/// <summary>
/// Turns recorded laps into training rows. A network that only sees what the driver saw learns nothing about recovering: a small mistake
/// leads to states that were never recorded, where it makes larger ones (Ross, Gordon and Bagnell 2011, "A Reduction of Imitation Learning
/// and Structured Prediction to No-Regret Online Learning"). So each row is a recorded frame with the car moved aside, turned and at
/// another speed. Its target is what the driver did, corrected so that the car returns to the recorded line and speed (Bojarski et al.
/// 2016, "End to End Learning for Self-Driving Cars").
/// </summary>
internal sealed class Teacher(Track track, int seed)
{
    // The corrections make a damped return to the line within about two seconds.
    private const float SteerPerMeter = 0.16f, SteerPerTurn = 2.6f, ThrottlePerSpeed = 0.35f;

    private const float AsideDeviation = 1.6f, TurnDeviation = 0.16f, PaceDeviation = 0.12f;

    // One row in this many is of a slow car: after a hit, and at the start.
    private const int RowsPerSlowRow = 8;

    private readonly Pcg32 _random = new((ulong)seed);

    /// <summary>Adds a row. Frames in which the driver stood, reversed or faced the wrong way are not imitated.</summary>
    /// <param name="memory">Receives the row.</param>
    /// <param name="lap">The lap to imitate.</param>
    /// <param name="pace">The factor of the recorded speed.</param>
    public void Teach(ReplayMemory memory, LapRecording lap, float pace)
    {
        int frame = _random.NextInt32(lap.Frames);
        Car recorded = lap.CarAt(frame);
        float turn = Math.Clamp(TurnDeviation * _random.NextNormal(), -0.6f, 0.6f);
        float aside = AsideDeviation * _random.NextNormal();
        float factor = _random.NextInt32(RowsPerSlowRow) == 0 ? _random.NextSingle() : 1 + (PaceDeviation * _random.NextNormal());
        if (recorded.Speed < 0 || recorded.Heading.Dot(recorded.Place.Direction) < 0.3f)
            return;
        Car car = recorded.Perturb(track, aside, turn, factor * pace);
        (float steer, float throttle) = lap.ControlsAround(frame);
        // Turning at another speed along the same line takes another angle of the wheels.
        steer *= Car.TurningRadius(car.Speed) / Car.TurningRadius(recorded.Speed);
        steer -= (SteerPerMeter * (car.Place.Offset - recorded.Place.Offset)) + (SteerPerTurn * turn);
        throttle += ThrottlePerSpeed * ((recorded.Speed * pace) - car.Speed);
        Span<float> inputs = stackalloc float[DriverNetwork.InputSize];
        Sensors.Read(track, car, inputs);
        memory.Add(inputs, [Math.Clamp(steer, -1, 1), Math.Clamp(throttle, -1, 1)]);
    }
}
