using System;
using System.Linq;
using MlpGen.Learning;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>Every learning rule, alone and with its optional settings.</summary>
internal static class OptimizerCases
{
    public static readonly Func<Optimizer>[] All =
    [
        () => new Sgd { LearningRate = 0.1f },
        () => new Sgd { LearningRate = 0.1f, WeightDecay = 0.03f },
        () => new Sgd { LearningRate = 0.1f, Momentum = 0.9f, WeightDecay = 0.03f },
        () => new Sgd { LearningRate = 0.1f, Momentum = 0.9f, WeightDecay = 0.03f, Nesterov = true },
        () => new Adam { LearningRate = 0.1f },
        () => new Adam { LearningRate = 0.1f, WeightDecay = 0.03f },
        () => new AdamW { LearningRate = 0.1f, WeightDecay = 0.3f },
        () => new Nadam { LearningRate = 0.1f, WeightDecay = 0.03f, MomentumDecay = 0.5f },
        () => new RmsProp { LearningRate = 0.03f, WeightDecay = 0.03f },
        () => new RmsProp { LearningRate = 0.03f, Momentum = 0.5f, Centered = true, WeightDecay = 0.03f },
        () => new Adagrad { LearningRate = 0.1f, LearningRateDecay = 0.1f, WeightDecay = 0.03f },
        () => new Rprop { LearningRate = 0.03f, MaxStep = 0.05f },
        () => new Lion { LearningRate = 0.03f, WeightDecay = 0.3f },
    ];

    /// <summary>The indices of all cases.</summary>
    public static int[] Indices => [.. Enumerable.Range(0, All.Length)];
}
