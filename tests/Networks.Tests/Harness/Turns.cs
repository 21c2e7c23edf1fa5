using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>
/// With which kernels and vector widths a run computes a network. A deep run takes all of them. Any other takes as few as meet, at each kernel
/// and width, every activation, loss and remainder of a layer's size, small networks first; a network that adds nothing has no turn.
/// </summary>
internal static class Turns
{
    public static readonly int[] AllWidths = [128, 256, 512];

    /// <summary>The scalar kernel has no vectors: one width stands for all.</summary>
    public static IEnumerable<Turn> All { get; } =
        [.. from kernel in Enum.GetValues<KernelKind>() from width in kernel == KernelKind.Scalar ? AllWidths[..1] : AllWidths select new Turn(kernel, width)];

    // After All, from which it is made.
    private static readonly ILookup<string, Turn> s_turns =
        Cover(NetworkCorpus.All.OrderBy(spec => spec.MultiplyAdds), FactsOfKernels)
            .Concat(Cover(DroppingCorpus.All.OrderBy(spec => spec.MultiplyAdds), FactsOfDropout))
            .Concat(Cover(Combinations.SmallNetworks.OrderByDescending(spec => spec.Activations[0] == Activation.Tanh), FactsOfCombinations))
            .ToLookup(pair => pair.Name, pair => pair.Turn);

    /// <summary>Whether this run computes a network at all.</summary>
    public static bool Includes(NetworkSpec spec) => Of(spec).Any();

    /// <summary>The kernels that this run computes a network with.</summary>
    public static IEnumerable<KernelKind> Kernels(NetworkSpec spec) => Of(spec).Select(turn => turn.Kernel).Distinct();

    /// <summary>Whether this run computes a network with a kernel.</summary>
    public static bool Includes(NetworkSpec spec, KernelKind kernel) => Kernels(spec).Contains(kernel);

    /// <summary>The vector widths at which this run compares a kernel with an oracle.</summary>
    public static int[] Widths(NetworkSpec spec, KernelKind kernel) => [.. Of(spec).Where(turn => turn.Kernel == kernel).Select(turn => turn.Width)];

    /// <summary>The vector widths that this run compares with each other; 0 is the machine's own.</summary>
    public static int[] ComparedWidths(NetworkSpec spec, KernelKind kernel)
    {
        int[] widths = Widths(spec, kernel);
        return kernel == KernelKind.Scalar ? widths : Depth.IsDeep ? [0, .. widths] : [widths[0], widths[0] == AllWidths[^1] ? AllWidths[0] : 2 * widths[0]];
    }

    /// <summary>The names of networks with the kernels that this run computes them with: data for a theory.</summary>
    public static TheoryData<string, string> Pairs(IEnumerable<NetworkSpec> specs) =>
        new(from spec in specs from kernel in Kernels(spec) select (spec.Name, kernel.ToString()));

    private static IEnumerable<Turn> Of(NetworkSpec spec) => Depth.IsDeep ? All.Where(turn => KernelNetworks.Has(spec, turn.Kernel)) : s_turns[spec.Name];

    /// <summary>Turns in which every fact comes true that does in any turn. Each network takes the one that adds most, or, of equals, that few took; what is then missing is added.</summary>
    private static List<(string Name, Turn Turn)> Cover(IEnumerable<NetworkSpec> specs, Func<NetworkSpec, Turn, IEnumerable<object>> facts)
    {
        List<(string Name, Turn Turn)> taken = [];
        HashSet<object> met = [];
        var choices = specs.Where(spec => !spec.IsHuge).Select(spec => (Spec: spec, Turns: All.Where(turn => KernelNetworks.Has(spec, turn.Kernel)).ToArray())).ToArray();
        foreach ((NetworkSpec spec, Turn[] turns) in choices)
            TakeIfNew(spec, turns.OrderByDescending(turn => facts(spec, turn).Count(fact => !met.Contains(fact))).ThenBy(turn => taken.Count(pair => pair.Turn == turn)).First());
        foreach ((NetworkSpec spec, Turn[] turns) in choices)
        {
            foreach (Turn turn in turns)
                TakeIfNew(spec, turn);
        }

        return taken;

        void TakeIfNew(NetworkSpec spec, Turn turn)
        {
            int before = met.Count;
            met.UnionWith(facts(spec, turn));
            if (met.Count > before)
                taken.Add((spec.Name, turn));
        }
    }

    private static IEnumerable<object> FactsOfKernels(NetworkSpec spec, Turn turn) =>
    [
        .. spec.Activations.Select(activation => (turn, activation)),
        (turn, spec.Loss),
        .. spec.Sizes.Skip(1).Select(size => (turn, size % 16)),
        (turn.Kernel, spec.Activations[^1]),
        (turn.Kernel, nameof(spec.Layers), spec.Layers),
        (turn.Kernel, "magnitude", (int)Math.Log10(spec.MultiplyAdds)),
        (turn.Kernel, "in place", spec.InputSize == spec.OutputSize),
    ];

    private static IEnumerable<object> FactsOfDropout(NetworkSpec spec, Turn turn) =>
        [turn, spec.Loss, .. spec.Activations[..^1].Select(activation => (turn.Kernel, activation)), .. spec.Dropout!.Select(rate => (turn.Kernel, rate))];

    private static IEnumerable<object> FactsOfCombinations(NetworkSpec spec, Turn turn) =>
        [turn, spec.Activations[0], (spec.Activations[^1], spec.Loss)];
}

/// <summary>A kind of kernel at a vector width in bits.</summary>
internal readonly record struct Turn(KernelKind Kernel, int Width);
