using System;
using System.Collections.Generic;
using MlpGen;

namespace Playground.Learning;

/// <summary>An optimizer that the visitor can choose.</summary>
/// <param name="Name">The name that the page shows.</param>
/// <param name="LearningRate">The learning rate that the page suggests for this data.</param>
/// <param name="Create">Creates the optimizer with a learning rate.</param>
/// <param name="Settings">The settings besides the learning rate, as C#.</param>
public sealed record OptimizerKind(string Name, float LearningRate, Func<float, Optimizer> Create, string Settings = "")
{
    public static IReadOnlyList<OptimizerKind> All { get; } =
    [
        new("Adam", 0.01f, rate => new Adam { LearningRate = rate }),
        new("Sgd", 0.3f, rate => new Sgd { LearningRate = rate }),
        new("Sgd with momentum", 0.1f, rate => new Sgd { LearningRate = rate, Momentum = 0.9f }, ", Momentum = 0.9f"),
        new("AdamW", 0.01f, rate => new AdamW { LearningRate = rate }),
        new("Nadam", 0.01f, rate => new Nadam { LearningRate = rate }),
        new("RmsProp", 0.003f, rate => new RmsProp { LearningRate = rate }),
        new("Adagrad", 0.1f, rate => new Adagrad { LearningRate = rate }),
        new("Lion", 0.003f, rate => new Lion { LearningRate = rate }),
    ];

    /// <summary>The name of the class.</summary>
    public string ClassName => Name.Split(' ')[0];
}
