using System;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>The loss E = ½ Σ (a − y)², which calls back for each row.</summary>
/// <param name="call">The action to call before each row is computed.</param>
internal readonly struct CallingLoss(Action call) : ILossFunction
{
    public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        call();
        float loss = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            gradient[i] = outputs[i] - targets[i];
            loss += 0.5f * gradient[i] * gradient[i];
        }

        return loss;
    }
}
