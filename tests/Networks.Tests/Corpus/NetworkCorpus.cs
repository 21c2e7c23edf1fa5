using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Networks.Tests.Corpus;

/// <summary>
/// The networks that every kernel must compute. Each size from 1 to 65 occurs as input, as hidden layer and as output, so that every
/// remainder of every panel and tile does, with mixed depths, activations and losses. The list does not change from run to run.
/// </summary>
internal static class NetworkCorpus
{
    /// <summary>The number of parts of similar work. A test runs one part, so a failure says which.</summary>
    public const int Chunks = 12;

    private const int LargestSize = 65;

    private static readonly int[] s_depths = [1, 2, 1, 3, 1, 2, 4, 1, 5, 1];

    /// <summary>Networks of typical and of extreme shapes.</summary>
    private static readonly NetworkSpec[] s_special = [.. Special()];

    private static readonly NetworkSpec[] s_further = [.. FurtherActivations()];

    public static IReadOnlyList<NetworkSpec> All { get; } = [.. EverySize(), .. MixedDepths(), .. s_special, .. s_further];

    /// <summary>
    /// The networks for which the policy chooses the kernels. They are only some, since each kind that it chooses from computes the whole
    /// corpus.
    /// </summary>
    public static IReadOnlyList<NetworkSpec> ForPolicy { get; } = [.. All.Where((spec, index) => index % 5 == 0 || s_special.Contains(spec) || s_further.Contains(spec))];

    public static IEnumerable<NetworkSpec> Chunk(int chunk) => All.Where((_, index) => index % Chunks == chunk);

    // Each column contains every size once. Large layers stand next to small ones, so that unrolled code stays short.
    private static IEnumerable<NetworkSpec> EverySize()
    {
        for (int i = 0; i < LargestSize; i++)
        {
            int[] sizes = [i + 1, LargestSize - i, 1 + ((i + 7) % LargestSize)];
            yield return Mixed($"Size{i + 1}", sizes, i);
        }
    }

    private static IEnumerable<NetworkSpec> MixedDepths()
    {
        Pcg32 random = new(seed: 2025);
        for (int i = 0; i < 60; i++)
        {
            int layers = s_depths[i % s_depths.Length];
            int largest = LargestSize / layers;
            int[] sizes = [.. Enumerable.Range(0, layers + 1).Select(_ => 1 + random.NextInt32(largest))];
            yield return Mixed($"Depth{layers}No{i}", sizes, i + (i / 12));
        }
    }

    private static IEnumerable<NetworkSpec> Special() =>
    [
        new("SeedXor", [2, 8, 1], [Activation.Sigmoid, Activation.Sigmoid], Loss.Quadratic),
        new("SmallestOfAll", [1, 1], [Activation.Sigmoid], Loss.Quadratic),
        new("SmallestClassifier", [1, 2], [Activation.Softmax], Loss.CrossEntropy),
        new("OneProbability", [5, 4, 1], [Activation.Tanh, Activation.Sigmoid], Loss.BinaryCrossEntropy),
        new("BottleneckOfOne", [9, 1, 9], [Activation.Tanh, Activation.Identity], Loss.MeanSquaredError),
        new("Digits", [64, 32, 10], [Activation.Relu, Activation.Softmax], Loss.CrossEntropy),
        new("Iris", [4, 16, 3], [Activation.Tanh, Activation.Softmax], Loss.CrossEntropy),
        new("Gates", [16, 32, 32, 4], [Activation.Relu, Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy),
        new("Policy", [24, 64, 64, 6], [Activation.Tanh, Activation.Relu, Activation.Identity], Loss.Quadratic),
        new("Primes", [13, 29, 31, 23, 7], [Activation.Sigmoid, Activation.Tanh, Activation.Relu, Activation.Softmax], Loss.CrossEntropy),
        new("LargePrimes", [61, 53, 47], [Activation.Relu, Activation.Tanh], Loss.MeanSquaredError),
        new("Square16", [16, 16], [Activation.Tanh], Loss.Quadratic),
        new("Square7", [7, 7], [Activation.Softmax], Loss.Quadratic),
        new("Square64", [64, 64], [Activation.Identity], Loss.MeanSquaredError),
        new("Autoencoder33", [33, 12, 33], [Activation.Sigmoid, Activation.Sigmoid], Loss.BinaryCrossEntropy),
        new("Autoencoder65", [65, 8, 65], [Activation.Relu, Activation.Identity], Loss.MeanSquaredError),
        new("FanOut", [1, 65, 1], [Activation.Tanh, Activation.Identity], Loss.Quadratic),
        new("Deep", Repeat(24, 21), Cycle(20, Activation.Tanh, Activation.Identity), Loss.Quadratic),
        new("DeepRelu", [12, .. Repeat(40, 19), 5], [.. Cycle(19, Activation.Relu), Activation.Softmax], Loss.CrossEntropy),
        new("DeepSigmoid", [8, .. Repeat(16, 19), 3], Cycle(20, Activation.Sigmoid), Loss.Quadratic),
        new("Mnist", [784, 128, 10], [Activation.Relu, Activation.Softmax], Loss.CrossEntropy),
        new("Wide", [100, 512, 512, 30], [Activation.Tanh, Activation.Relu, Activation.Sigmoid], Loss.BinaryCrossEntropy),
        new("WideInput", [1025, 17, 3], [Activation.Sigmoid, Activation.Identity], Loss.MeanSquaredError),
        new("WideOutput", [11, 300], [Activation.Softmax], Loss.CrossEntropy),
        new("DeepAndWide", Repeat(512, 21), [.. Cycle(19, Activation.Tanh, Activation.Relu), Activation.Identity], Loss.Quadratic),
    ];

    // Each further activation occurs in the first layer, in the second and at the output, with sizes that leave different remainders.
    private static IEnumerable<NetworkSpec> FurtherActivations()
    {
        Activation[] further = Combinations.Further;
        for (int i = 0; i < further.Length; i++)
        {
            Activation[] activations = [further[i], further[(i + 3) % further.Length], further[(i + 7) % further.Length]];
            yield return new NetworkSpec(
                $"First{further[i]}", [5 + i, 9 + (3 * i), 21 - i, 3 + (2 * i)], activations, Combinations.PlainLosses[i % Combinations.PlainLosses.Length]);
        }
    }

    /// <summary>Creates a network by number. Consecutive numbers cycle through all outputs, losses and hidden activations.</summary>
    private static NetworkSpec Mixed(string name, int[] sizes, int number)
    {
        (Activation output, Loss loss) = Combinations.Outputs[number % Combinations.Outputs.Length];
        int hidden = number / Combinations.Outputs.Length;
        Activation[] activations = new Activation[sizes.Length - 1];
        for (int layer = 0; layer < activations.Length - 1; layer++)
            activations[layer] = Combinations.Hidden[(hidden + layer) % Combinations.Hidden.Length];
        activations[^1] = output;
        if (output == Activation.Softmax)
            sizes[^1] = int.Max(sizes[^1], 2);
        return new NetworkSpec(name, sizes, activations, loss);
    }

    private static int[] Repeat(int size, int count) => [.. Enumerable.Repeat(size, count)];

    private static Activation[] Cycle(int count, params Activation[] activations) =>
        [.. Enumerable.Range(0, count).Select(layer => activations[layer % activations.Length])];
}
