using System;
using MlpGen.Learning;

namespace MlpGen.Networks.Tests.Training;

/// <summary>Every learning rule, with all of its options in use.</summary>
internal static class EveryRule
{
    public static readonly Func<Optimizer>[] All =
    [
        () => new Sgd { LearningRate = 0.01f, Momentum = 0.9f, Nesterov = true, WeightDecay = 0.01f },
        () => new Adam { WeightDecay = 0.01f },
        () => new AdamW(),
        () => new Nadam { WeightDecay = 0.01f },
        () => new RmsProp { LearningRate = 1e-3f, Momentum = 0.5f, Centered = true, WeightDecay = 0.01f },
        () => new Adagrad { LearningRateDecay = 0.1f, WeightDecay = 0.01f },
        () => new Rprop { LearningRate = 1e-3f },
        () => new Lion { WeightDecay = 0.01f },
    ];
}
