using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Networks.Tests.Corpus;

/// <summary>
/// Networks whose layers drop units. Each size from 1 to 65 and each activation occurs in such a layer, with mixed outputs and losses.
/// Dropout follows the activation, and takes another path where the activation is computed together with the sums. Its rates and neighbors
/// vary too.
/// </summary>
internal static class DroppingCorpus
{
    private static readonly Activation[] s_hidden = [.. Combinations.Hidden, .. Combinations.Further];

    private static readonly (Activation Output, Loss Loss)[] s_outputs =
        [.. Combinations.Outputs, (Activation.Identity, Loss.MeanAbsoluteError), (Activation.Tanh, Loss.Huber)];

    // The first layer always drops units. The second sometimes does.
    private static readonly float[][] s_rates = [[0.2f, 0.5f], [0.5f, 0], [0.3f, 0.1f], [0.75f, 0], [0.5f, 0.5f]];

    public static IReadOnlyList<NetworkSpec> All { get; } = [.. EverySize(), .. Special()];

    private static IEnumerable<NetworkSpec> EverySize()
    {
        for (int i = 0; i < 65; i++)
        {
            (Activation output, Loss loss) = s_outputs[i % s_outputs.Length];
            Activation[] activations = [s_hidden[i % s_hidden.Length], s_hidden[((3 * i) + 1) % s_hidden.Length], output];
            int[] sizes = [1 + (7 * i % 23), i + 1, 1 + (5 * i % 19), 1 + (11 * i % 13)];
            yield return new NetworkSpec($"Dropping{i + 1}", sizes, activations, loss) { Dropout = s_rates[i % s_rates.Length] };
        }
    }

    private static IEnumerable<NetworkSpec> Special() =>
    [
        new("DroppingXor", [2, 8, 1], [Activation.Sigmoid, Activation.Sigmoid], Loss.Quadratic) { Dropout = [0.5f] },
        new("DroppingDigits", [64, 32, 10], [Activation.Relu, Activation.Softmax], Loss.CrossEntropy) { Dropout = [0.5f] },
        new("DroppingSecond", [7, 13, 21, 3], [Activation.Relu, Activation.Tanh, Activation.Softmax], Loss.CrossEntropy) { Dropout = [0, 0.3f] },
        new("DroppingAlike", [9, 17, 17, 17, 17, 4], [.. Enumerable.Repeat(Activation.Tanh, 4), Activation.Identity], Loss.Quadratic) { Dropout = [0.1f, 0, 0.1f, 0.4f] },
        new("DroppingWide", [50, 140, 40, 12], [Activation.Gelu, Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy) { Dropout = [0.5f, 0.2f] },
    ];
}
