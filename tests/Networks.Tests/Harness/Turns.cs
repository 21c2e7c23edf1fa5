using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>
/// Chooses the kernels and vector widths with which a run computes a network. A deep run takes all of them. Any other takes only as many turns,
/// small networks first, as bring every activation, loss and remainder of a layer's size to every kernel at every width.
/// </summary>
internal static class Turns
{
    /// <summary>
    /// The largest network that is unrolled whole in these tests. A 512-wide layer unrolled would be a quarter of a million
    /// statements, which no policy chooses; the networks of every size from 1 to 65 lie below.
    /// </summary>
    private const int MostUnrolledMultiplyAdds = 6_100;

    /// <summary>The same for a shallow run: the compilers take time in proportion.</summary>
    private const int MostUnrolledSoon = 1_000;

    public static readonly int[] AllWidths = [128, 256, 512];

    /// <summary>The scalar kernel has no vectors: one width stands for all.</summary>
    public static IEnumerable<Turn> All { get; } =
    [
        .. from kernel in Enum.GetValues<KernelKind>()
           from width in kernel == KernelKind.Scalar ? AllWidths[..1] : AllWidths
           select new Turn(kernel, width),
    ];

    // After All, from which it is made.
    private static readonly ILookup<string, Turn> s_turns =
        Cover(NetworkCorpus.All, FactsOfKernels)
            .Concat(Cover(DroppingCorpus.All, FactsOfDropout))
            .Concat(Cover(Combinations.SmallNetworks, FactsOfCombinations))
            .ToLookup(pair => pair.Name, pair => pair.Turn);

    private static readonly Dictionary<string, int> s_numbers =
        s_turns.Select((turns, number) => (turns.Key, number)).ToDictionary(pair => pair.Key, pair => pair.number);

    /// <summary>The place of a network among those that a shallow run computes; 0 for any other.</summary>
    public static int Number(NetworkSpec spec) => s_numbers.GetValueOrDefault(spec.Name);

    /// <summary>Whether a kind of kernel can compute a network here: large ones are not unrolled, and for some alone the policy chooses.</summary>
    public static bool Has(NetworkSpec spec, KernelKind kernel) => kernel switch
    {
        KernelKind.Policy => spec.Dropout is not null || NetworkCorpus.ForPolicy.Contains(spec),
        KernelKind.Unrolled => spec.MultiplyAdds <= MostUnrolledMultiplyAdds,
        _ => true,
    };

    /// <summary>Whether this run computes a network at all.</summary>
    public static bool Includes(NetworkSpec spec) => Of(spec).Any();

    /// <summary>The kernels that this run computes a network with.</summary>
    public static IEnumerable<KernelKind> Kernels(NetworkSpec spec) => Of(spec).Select(turn => turn.Kernel).Distinct();

    /// <summary>Whether this run computes a network with a kernel.</summary>
    public static bool Includes(NetworkSpec spec, KernelKind kernel) => Kernels(spec).Contains(kernel);

    /// <summary>The vector widths at which this run compares a kernel with an oracle.</summary>
    public static int[] Widths(NetworkSpec spec, KernelKind kernel) =>
        [.. Of(spec).Where(turn => turn.Kernel == kernel).Select(turn => turn.Width)];

    /// <summary>
    /// The vector widths that this run compares with each other; 0 is the machine's own. A shallow run compares every third network at two: code
    /// for a width takes long to compile.
    /// </summary>
    public static int[] ComparedWidths(NetworkSpec spec, KernelKind kernel)
    {
        int[] widths = Widths(spec, kernel);
        if (Depth.IsDeep && kernel != KernelKind.Scalar)
            return [0, .. widths];
        bool isAlone = kernel == KernelKind.Scalar || Number(spec) % 3 != 0;
        return isAlone ? widths[..1] : [widths[0], widths[0] == AllWidths[^1] ? AllWidths[0] : 2 * widths[0]];
    }

    /// <summary>The names of networks with the kernels that this run computes them with: data for a theory.</summary>
    public static TheoryData<string, string> Pairs(IEnumerable<NetworkSpec> specs) =>
        new(from spec in specs from kernel in Kernels(spec) select (spec.Name, kernel.ToString()));

    private static IEnumerable<Turn> Of(NetworkSpec spec) => Depth.IsDeep ? Possible(spec) : s_turns[spec.Name];

    private static IEnumerable<Turn> Possible(NetworkSpec spec) =>
        All.Where(turn => Has(spec, turn.Kernel) && (Depth.IsDeep || turn.Kernel != KernelKind.Unrolled || spec.MultiplyAdds <= MostUnrolledSoon));

    /// <summary>
    /// Chooses turns in which every fact holds that holds in any turn: again and again the one that adds most facts for what it costs (Chvátal 1979,
    /// "A greedy heuristic for the set-covering problem").
    /// </summary>
    private static List<(string Name, Turn Turn)> Cover(IEnumerable<NetworkSpec> specs, Func<NetworkSpec, Turn, IEnumerable<object>> facts)
    {
        List<(string Name, Turn Turn)> taken = [];
        List<(NetworkSpec Spec, Turn Turn, HashSet<object> Facts)> left =
        [
            .. from spec in specs where !spec.IsHuge from turn in Possible(spec) select (spec, turn, facts(spec, turn).ToHashSet()),
        ];
        while (left.Count > 0)
        {
            (NetworkSpec spec, Turn turn, HashSet<object> added) = left.MaxBy(candidate => candidate.Facts.Count / Cost(candidate.Spec, candidate.Turn));
            taken.Add((spec.Name, turn));
            HashSet<object> met = [.. added];
            foreach ((_, _, HashSet<object> missing) in left)
                missing.ExceptWith(met);
            left.RemoveAll(candidate => candidate.Facts.Count == 0);
        }

        return taken;
    }

    /// <summary>Roughly what a turn takes to compile: much for any network, and more for each statement where a layer is written out.</summary>
    private static double Cost(NetworkSpec spec, Turn turn) => 500 + ((turn.Kernel == KernelKind.Unrolled ? 4.0 : 0.2) * spec.MultiplyAdds);

    private static IEnumerable<object> FactsOfKernels(NetworkSpec spec, Turn turn) =>
    [
        .. spec.Activations.Select(activation => (turn, activation)),
        (turn.Kernel, spec.Loss),
        (turn.Width, spec.Loss),
        .. spec.Sizes.Skip(1).Select(size => (turn, size % 16)),
        (turn.Kernel, spec.Activations[^1]),
        (turn.Kernel, nameof(spec.Layers), spec.Layers),
        (turn.Kernel, "magnitude", (int)Math.Log10(spec.MultiplyAdds)),
        (turn.Kernel, "in place", spec.InputSize == spec.OutputSize),
    ];

    private static IEnumerable<object> FactsOfDropout(NetworkSpec spec, Turn turn) =>
    [
        turn,
        spec.Loss,
        .. spec.Activations[..^1].Select(activation => (turn.Kernel, activation)),
        .. spec.Dropout!.Select(rate => (turn.Kernel, rate)),
    ];

    private static IEnumerable<object> FactsOfCombinations(NetworkSpec spec, Turn turn) =>
        spec.Activations[0] == Activation.Tanh ? [turn, (spec.Activations[^1], spec.Loss)] : [spec.Activations[0]];
}

/// <summary>A kind of kernel at a vector width in bits.</summary>
internal readonly record struct Turn(KernelKind Kernel, int Width);
