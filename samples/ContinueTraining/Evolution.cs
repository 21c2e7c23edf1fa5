using System;
using MlpGen;

namespace ContinueTraining;

/// <summary>
/// Evolution strategies (Salimans et al. 2017): the parameters move toward those changes that make episodes longer. Each change is tried
/// in both directions.
/// </summary>
internal sealed class Evolution(BallPolicy policy, NetworkTransform transform, float speed)
{
    private const int Pairs = 16;
    private const int Episodes = 8;
    private const float Deviation = 0.02f;
    private const float StepSize = 0.02f;

    private readonly Pcg32 _random = new(seed: 1);
    private readonly float[] _parameters = new float[BallPolicy.ParameterCount];
    private readonly float[] _tried = new float[BallPolicy.ParameterCount];
    private readonly float[] _direction = new float[BallPolicy.ParameterCount];
    private readonly float[] _change = new float[BallPolicy.ParameterCount];

    /// <summary>Improves the policy.</summary>
    /// <param name="generation">The number of the generation, which also seeds its episodes.</param>
    public void Improve(int generation)
    {
        policy.GetParameters(_parameters);
        Array.Clear(_direction);
        double total = 0;
        for (int pair = 0; pair < Pairs; pair++)
        {
            for (int i = 0; i < _change.Length; i++)
                _change[i] = _random.NextNormal();
            double gain = Try(+1, generation) - Try(-1, generation);
            total += Math.Abs(gain);
            for (int i = 0; i < _direction.Length; i++)
                _direction[i] += (float)gain * _change[i];
        }

        // The direction is a sum of changes, weighted by how much each helps.
        float scale = total == 0 ? 0 : StepSize / (float)total * MathF.Sqrt(Pairs);
        for (int i = 0; i < _parameters.Length; i++)
            _parameters[i] += scale * _direction[i];
        policy.SetParameters(_parameters);
    }

    private double Try(float sign, int generation)
    {
        for (int i = 0; i < _tried.Length; i++)
            _tried[i] = _parameters[i] + (sign * Deviation * _change[i]);
        policy.SetParameters(_tried);
        return policy.MeanSteps(transform, speed, Episodes, seed: generation);
    }
}
