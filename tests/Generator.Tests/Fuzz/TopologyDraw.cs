using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Creates random topologies. Most are small and valid, some are large, deep or invalid.</summary>
internal static class TopologyDraw
{
    private static readonly Activation[] _hidden = [Activation.Identity, Activation.Sigmoid, Activation.Tanh, Activation.Relu];
    private static readonly double[] _rates = [0, 0.1, 0.25, 0.5, 0.999];
    private static readonly double[] _wrongRates = [1, 20, -0.1, 0.99999999999, double.NaN, double.PositiveInfinity];
    private static readonly int[] _wrongSizes = [0, -1, int.MinValue, Topology.MaxSize + 1, int.MaxValue];

    public static Topology Right(Random random)
    {
        int[] sizes = random.Next(40) switch
        {
            0 => [random.Next(1, 5), Topology.MaxSize, random.Next(1, 5)],
            1 => [Topology.MaxSize, random.Next(1, 300)],
            2 => [random.Next(1, 500), random.Next(1, 500), random.Next(1, 500)],
            3 => [.. Enumerable.Range(0, random.Next(9, 24)).Select(_ => random.Next(1, 5))],
            < 8 => [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Next(1, 40))],
            _ => [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Next(1, 10))],
        };
        (Activation? output, Loss? loss) = Output(random);
        if (output == Activation.Softmax)
            sizes[^1] = Math.Max(sizes[^1], 2);
        Topology topology = new(sizes, Maybe(random, random.Pick(_hidden)), output, loss, []);
        return random.Chance(0.3) ? topology with { Layers = [.. Layers(random, topology)] } : topology;
    }

    /// <summary>Returns a topology with one or two mistakes.</summary>
    public static Topology Wrong(Random random)
    {
        Topology topology = Right(random);
        for (int i = random.Next(1, 3); i > 0; i--)
            topology = Spoil(random, topology);
        return topology;
    }

    private static Topology Spoil(Random random, Topology topology) => random.Next(12) switch
    {
        0 => topology with { Sizes = random.Chance(0.5) ? null : [] },
        1 => topology with { Sizes = [random.Next(1, 9)] },
        2 or 3 => topology with { Sizes = [.. topology.Sizes ?? [3], random.Pick(_wrongSizes)] },
        4 => topology with { Sizes = [Topology.MaxSize, Topology.MaxSize, 3] },
        5 => topology with { Sizes = [.. Enumerable.Range(0, 80).Select(i => i % 2 == 0 ? 1 : Topology.MaxSize)] },
        6 => topology with { Hidden = random.Chance(0.5) ? Activation.Softmax : (Activation)99 },
        7 => topology with { Output = random.Chance(0.5) ? Activation.Softmax : (Activation)(-1) },
        8 => topology with { Loss = random.Pick([Loss.CrossEntropy, Loss.BinaryCrossEntropy, (Loss)99]) },
        9 => topology with { Layers = [.. topology.Layers, new(random.Next(1, 4), null, random.Pick(_wrongRates))] },
        10 => topology with { Layers = [.. topology.Layers, new(Math.Max(topology.LayerCount, 1), null, random.Pick(_rates))] },
        _ => topology with { Layers = [.. topology.Layers, new(random.Next(-1, 6), Maybe(random, random.Pick([Activation.Softmax, Activation.Relu, (Activation)98])))] },
    };

    private static (Activation? Output, Loss? Loss) Output(Random random) => random.Next(6) switch
    {
        0 => (Activation.Softmax, Loss.CrossEntropy),
        1 => (Maybe(random, Activation.Sigmoid), Loss.BinaryCrossEntropy),
        2 => (Activation.Softmax, Maybe(random, Loss.MeanSquaredError)),
        _ => (Maybe(random, random.Pick(_hidden)), Maybe(random, random.Pick([Loss.Quadratic, Loss.MeanSquaredError]))),
    };

    // Only hidden layers, so that the loss still matches the output, and each at most once.
    private static IEnumerable<LayerSetting> Layers(Random random, Topology topology) =>
        Enumerable.Range(1, topology.LayerCount)
            .Where(_ => random.Chance(0.5))
            .OrderBy(_ => random.Next())
            .Select(layer => layer == topology.LayerCount
                ? new LayerSetting(layer, null)
                : new LayerSetting(layer, Maybe(random, random.Pick(_hidden)), random.Chance(0.5) ? random.Pick(_rates) : null));

    private static T? Maybe<T>(Random random, T value)
        where T : struct => random.Chance(0.6) ? value : null;
}
