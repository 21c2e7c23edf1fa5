using System;

namespace Racing.Simulation;

/// <summary>
/// The controls of a car in one frame. Two bytes, so that a replay repeats exactly what a key, a finger or a network asked for.
/// </summary>
/// <param name="Steer">From −127 (full left) to 127 (full right).</param>
/// <param name="Throttle">From −127 (full brake, then reverse) to 127 (full throttle).</param>
public readonly record struct Controls(sbyte Steer, sbyte Throttle)
{
    private const float Most = 127;

    /// <summary>Gets the steering from −1 to 1.</summary>
    public float SteerValue => Steer / Most;

    /// <summary>Gets the throttle from −1 to 1.</summary>
    public float ThrottleValue => Throttle / Most;

    /// <summary>Returns the nearest controls for values that are limited to ±1. NaN becomes 0.</summary>
    public static Controls From(float steer, float throttle) => new(Quantize(steer), Quantize(throttle));

    /// <summary>Returns the controls of the arrow keys.</summary>
    public static Controls FromKeys(bool left, bool right, bool up, bool down) =>
        From((right ? 1 : 0) - (left ? 1 : 0), down ? -1 : up ? 1 : 0);

    private static sbyte Quantize(float value) => float.IsNaN(value) ? (sbyte)0 : (sbyte)MathF.Round(Math.Clamp(value, -1, 1) * Most);
}
