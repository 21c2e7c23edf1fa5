using System;
using MlpGen;

namespace ContinueTraining;

/// <summary>
/// A ball on a plate that tilts about two axes. The state is observed and the actions are taken as in the example 3DBall of Unity ML-Agents.
/// </summary>
/// <remarks>
/// A solid ball that rolls without slipping on a plane of tilt θ accelerates by 5/7 · g · sin θ, because its moment of inertia is 2/5 · m · r²
/// (Goldstein, Poole and Safko, "Classical Mechanics", section 1.4; Hauser et al. 1992, "Nonlinear Control Via Approximate Input-Output
/// Linearization: The Ball and Beam Example"). Tilts are small enough to treat the two axes separately.
/// </remarks>
internal struct Plate
{
    public const int Observations = 8;
    public const int Actions = 2;
    public const int LongestEpisode = 1000;

    private const float Gravity = 9.81f;
    private const float RollingShare = 5 / 7f;
    private const float Seconds = 0.02f;
    private const float Edge = 2.5f;

    // From the center of the cube, whose upper face is the plate, to the center of the ball.
    private const float Height = 3;
    private const float LargestTilt = 0.5f;
    private const float LargestStart = 1.5f;

    private readonly float _speed;
    private float _tiltX, _tiltZ, _x, _z, _velocityX, _velocityZ;

    private Plate(float speed) => _speed = speed;

    /// <summary>Gets the number of steps so far.</summary>
    public int Steps { get; private set; }

    /// <summary>True if the ball has fallen, or the episode has its full length.</summary>
    public readonly bool IsOver => Math.Abs(_x) > Edge || Math.Abs(_z) > Edge || Steps >= LongestEpisode;

    /// <summary>Begins an episode with the ball at rest at a random place.</summary>
    /// <param name="speed">The largest change of the tilt in one step, in radians. 0.035 in the example.</param>
    /// <param name="random">The random numbers.</param>
    public static Plate Begin(float speed, Pcg32 random) => new(speed)
    {
        _x = LargestStart * ((2 * random.NextSingle()) - 1),
        _z = LargestStart * ((2 * random.NextSingle()) - 1),
    };

    /// <summary>Writes the tilts as parts of a quaternion, then the position and the velocity of the ball.</summary>
    public readonly void Observe(Span<float> observations)
    {
        observations[0] = MathF.Sin(_tiltZ / 2);
        observations[1] = MathF.Sin(_tiltX / 2);
        observations[2] = _x;
        observations[3] = Height;
        observations[4] = _z;
        observations[5] = _velocityX;
        observations[6] = 0;
        observations[7] = _velocityZ;
    }

    /// <summary>Tilts the plate and lets the ball roll.</summary>
    /// <param name="actions">The changes of the tilts, from −1 to 1, in multiples of the largest one.</param>
    public void Tilt(ReadOnlySpan<float> actions)
    {
        _tiltZ = Math.Clamp(_tiltZ + (_speed * Math.Clamp(actions[0], -1, 1)), -LargestTilt, LargestTilt);
        _tiltX = Math.Clamp(_tiltX + (_speed * Math.Clamp(actions[1], -1, 1)), -LargestTilt, LargestTilt);

        // A positive tilt about z raises the side of positive x. One about x lowers the side of positive z.
        _velocityX -= RollingShare * Gravity * MathF.Sin(_tiltZ) * Seconds;
        _velocityZ += RollingShare * Gravity * MathF.Sin(_tiltX) * Seconds;
        _x += _velocityX * Seconds;
        _z += _velocityZ * Seconds;
        Steps++;
    }
}
