using System;
using System.Collections.Generic;

namespace MlpGen.Networks.Tests.Corpus;

/// <summary>The valid combinations of activations and losses.</summary>
internal static class Combinations
{
    public static readonly Activation[] Hidden = [Activation.Identity, Activation.Sigmoid, Activation.Tanh, Activation.Relu];

    /// <summary>Every output activation with every loss that it allows.</summary>
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

    /// <summary>
    /// Activations that take the same path through every kernel as Sigmoid and Tanh do, so that not every pair needs a network.
    /// </summary>
    public static readonly Activation[] Further =
    [
        Activation.LeakyRelu, Activation.Elu, Activation.Selu, Activation.Gelu, Activation.Swish,
        Activation.Softplus, Activation.Softsign, Activation.HardSigmoid, Activation.HardSwish, Activation.Mish,
    ];

    /// <summary>The losses that every output activation allows.</summary>
    public static readonly Loss[] PlainLosses = [Loss.MeanAbsoluteError, Loss.Huber, Loss.Quadratic, Loss.MeanSquaredError];

    /// <summary>
    /// The networks with one hidden layer: each hidden activation with each output and loss, then each further activation once in the
    /// hidden layer and once at the output.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> SmallNetworks { get; } = [.. EverySmallNetwork(), .. SmallFurther()];

    private static IEnumerable<NetworkSpec> EverySmallNetwork()
    {
        foreach (Activation hidden in Hidden)
        {
            foreach ((Activation output, Loss loss) in Outputs)
                yield return Small(hidden, output, loss);
        }
    }

    private static IEnumerable<NetworkSpec> SmallFurther()
    {
        for (int i = 0; i < Further.Length; i++)
        {
            yield return Small(Further[i], Activation.Identity, PlainLosses[i % 2]);
            yield return Small(Activation.Tanh, Further[i], PlainLosses[i % PlainLosses.Length]);
        }
    }

    private static NetworkSpec Small(Activation hidden, Activation output, Loss loss) =>
        new($"Small{hidden}{output}{loss}", [3, 6, 4], [hidden, output], loss);
}
