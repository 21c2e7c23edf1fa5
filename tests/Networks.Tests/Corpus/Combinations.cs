using System;
using System.Collections.Generic;

namespace MlpGen.Networks.Tests.Corpus;

/// <summary>What may stand together.</summary>
internal static class Combinations
{
    public static readonly Activation[] Hidden = [Activation.Identity, Activation.Sigmoid, Activation.Tanh, Activation.Relu];

    /// <summary>Every output activation with every loss that it may have.</summary>
    public static readonly (Activation Output, Loss Loss)[] Outputs =
    [
        (Activation.Sigmoid, Loss.Quadratic),
        (Activation.Softmax, Loss.CrossEntropy),
        (Activation.Identity, Loss.MeanSquaredError),
        (Activation.Sigmoid, Loss.BinaryCrossEntropy),
        (Activation.Tanh, Loss.Quadratic),
        (Activation.Softmax, Loss.Quadratic),
        (Activation.Relu, Loss.MeanSquaredError),
        (Activation.Identity, Loss.Quadratic),
        (Activation.Sigmoid, Loss.MeanSquaredError),
        (Activation.Softmax, Loss.MeanSquaredError),
        (Activation.Tanh, Loss.MeanSquaredError),
        (Activation.Relu, Loss.Quadratic),
    ];

    /// <summary>Each hidden activation with each output and loss, as networks of one hidden layer.</summary>
    public static IReadOnlyList<NetworkSpec> SmallNetworks { get; } = [.. EverySmallNetwork()];

    private static IEnumerable<NetworkSpec> EverySmallNetwork()
    {
        foreach (Activation hidden in Hidden)
        {
            foreach ((Activation output, Loss loss) in Outputs)
                yield return new NetworkSpec($"Small{hidden}{output}{loss}", [3, 6, 4], [hidden, output], loss);
        }
    }
}
