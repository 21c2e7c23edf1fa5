using System;
using MlpGen;

namespace CartPole;

/// <summary>
/// A pole on a cart that the agent pushes to the left or to the right (Barto, Sutton and Anderson 1983, "Neuronlike Adaptive Elements That Can Solve Difficult Learning
/// Control Problems"). The equations of motion are those of the paper's appendix without friction, in the form of Florian 2007, "Correct Equations for the Dynamics of the
/// Cart-Pole System", eq. 23 and 24. Constants, limits and the end at 500 steps are those of the benchmark CartPole-v1.
/// </summary>
internal struct Cart
{
    public const int Observations = 4;
    public const int Actions = 2;
    public const int LongestEpisode = 500;

    private const float Gravity = 9.8f;
    private const float CartMass = 1;
    private const float PoleMass = 0.1f;
    private const float HalfLength = 0.5f;
    private const float Force = 10;
    private const float TimeStep = 0.02f;
    private const float FarthestPosition = 2.4f;
    private const float LargestAngle = 12 * MathF.PI / 180;

    private float _position;
    private float _velocity;
    private float _angle;
    private float _angularVelocity;

    /// <summary>The number of steps since the start of the episode. The reward is 1 for each step.</summary>
    public int Steps { get; private set; }

    /// <summary>True if the pole has fallen or the cart has left the track.</summary>
    public readonly bool HasFailed => MathF.Abs(_position) > FarthestPosition || MathF.Abs(_angle) > LargestAngle;

    /// <summary>True if the cart has failed or the episode has reached its longest duration.</summary>
    public readonly bool IsOver => HasFailed || Steps >= LongestEpisode;

    /// <summary>Starts an episode nearly upright in the middle. Each state variable is uniform within ±0.05.</summary>
    public static Cart Begin(Pcg32 random) => new()
    {
        _position = Within(0.05f, random),
        _velocity = Within(0.05f, random),
        _angle = Within(0.05f, random),
        _angularVelocity = Within(0.05f, random),
    };

    /// <summary>Starts an episode with a moving cart and a leaning pole, up to half of the limits away from the middle, so that no agent succeeds by luck.</summary>
    public static Cart BeginAnywhere(Pcg32 random) => new()
    {
        _position = Within(FarthestPosition / 2, random),
        _velocity = Within(1, random),
        _angle = Within(LargestAngle / 2, random),
        _angularVelocity = Within(0.6f, random),
    };

    /// <summary>Writes the observation of the network: the state, scaled to about ±1.</summary>
    public readonly void Observe(Span<float> observation)
    {
        observation[0] = _position / FarthestPosition;
        observation[1] = _velocity / 2;
        observation[2] = _angle / LargestAngle;
        observation[3] = _angularVelocity / 2;
    }

    /// <summary>Pushes for 0.02 seconds. Action 0 pushes to the left and 1 to the right.</summary>
    public void Push(int action)
    {
        (float sine, float cosine) = MathF.SinCos(_angle);
        const float TotalMass = CartMass + PoleMass;
        float thrust = ((action == 1 ? Force : -Force) + (PoleMass * HalfLength * _angularVelocity * _angularVelocity * sine)) / TotalMass;
        float angularAcceleration = ((Gravity * sine) - (cosine * thrust)) / (HalfLength * ((4f / 3) - (PoleMass * cosine * cosine / TotalMass)));
        float acceleration = thrust - (PoleMass * HalfLength * angularAcceleration * cosine / TotalMass);
        _position += TimeStep * _velocity;
        _velocity += TimeStep * acceleration;
        _angle += TimeStep * _angularVelocity;
        _angularVelocity += TimeStep * angularAcceleration;
        Steps++;
    }

    private static float Within(float most, Pcg32 random) => ((2 * random.NextSingle()) - 1) * most;
}
