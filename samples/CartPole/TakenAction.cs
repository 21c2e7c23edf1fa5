using System;
using MlpGen;

namespace CartPole;

/// <summary>The Huber loss of the value of the taken action. The value of the other action is unknown and has no gradient. Targets are pairs of an action and its value.</summary>
internal readonly struct TakenAction : ILossFunction
{
    public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        gradient.Clear();
        int action = (int)targets[0];
        float error = outputs[action] - targets[1];
        gradient[action] = Math.Clamp(error, -1, 1);
        return MathF.Abs(error) <= 1 ? 0.5f * error * error : MathF.Abs(error) - 0.5f;
    }
}
