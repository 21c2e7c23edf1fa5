using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>
/// Chooses the kernels and vector widths with which a run computes a network. A deep run takes all of them. Any other takes just enough
/// turns, preferring small networks, to try every activation, loss and remainder of a layer's size with every kernel at every width.
/// </summary>
internal static class Turns
{
    /// <summary>
    /// The multiply-adds of the largest network that these tests unroll as a whole. A layer of 512 units would unroll to a quarter of a
    /// million statements, which no policy chooses. The networks of every size from 1 to 65 lie below this limit.
    /// </summary>
    private const int MostUnrolledMultiplyAdds = 6_100;

    /// <summary>The multiply-adds of the largest unrolled network in a run that is not deep. Compile time grows in proportion.</summary>
    private const int MostUnrolledSoon = 1_000;

    public static readonly int[] AllWidths = [128, 256, 512];

    /// <summary>The turns of every kernel. The scalar kernel has no vectors, so one width stands for all.</summary>
    public static IEnumerable<Turn> All { get; } =
    [
        .. from kernel in Enum.GetValues<KernelKind>()
           from width in kernel == KernelKind.Scalar ? AllWidths[..1] : AllWidths
           select new Turn(kernel, width),
    ];

    // Must follow All, from which it is initialized.
    private static readonly ILookup<string, Turn> s_turns =
        Cover(NetworkCorpus.All, FactsOfKernels)
            .Concat(Cover(DroppingCorpus.All, FactsOfDropout))
            .Concat(Cover(Combinations.SmallNetworks, FactsOfCombinations))
            .ToLookup(pair => pair.Name, pair => pair.Turn);

    private static readonly Dictionary<string, int> s_numbers =
        s_turns.Select((turns, number) => (turns.Key, number)).ToDictionary(pair => pair.Key, pair => pair.number);

    /// <summary>Returns the position of a network among those that a shallow run computes, or 0 for any other network.</summary>
    public static int Number(NetworkSpec spec) => s_numbers.GetValueOrDefault(spec.Name);

    /// <summary>
    /// Returns true if these tests compute a network with a kind of kernel. Large ones are not unrolled, and the policy chooses only for
    /// some.
    /// </summary>
    public static bool Has(NetworkSpec spec, KernelKind kernel) => kernel switch
    {
        KernelKind.Policy => spec.Dropout is not null || NetworkCorpus.ForPolicy.Contains(spec),
        KernelKind.Unrolled => spec.MultiplyAdds <= MostUnrolledMultiplyAdds,
        _ => true,
    };

    /// <summary>Returns true if this run computes a network at all.</summary>
    public static bool Includes(NetworkSpec spec) => TurnsOf(spec).Any();

    /// <summary>Returns the kernels with which this run computes a network.</summary>
    public static IEnumerable<KernelKind> Kernels(NetworkSpec spec) => TurnsOf(spec).Select(turn => turn.Kernel).Distinct();

    /// <summary>Returns true if this run computes a network with a kernel.</summary>
    public static bool Includes(NetworkSpec spec, KernelKind kernel) => Kernels(spec).Contains(kernel);

    /// <summary>Returns the vector widths at which this run compares a kernel with an oracle.</summary>
    public static int[] Widths(NetworkSpec spec, KernelKind kernel) =>
        [.. TurnsOf(spec).Where(turn => turn.Kernel == kernel).Select(turn => turn.Width)];

    /// <summary>
    /// Returns the vector widths that this run compares with each other. 0 is the machine's widest. A shallow run compares every third
    /// network at two widths, because compiling the code of a width takes long.
    /// </summary>
    public static int[] ComparedWidths(NetworkSpec spec, KernelKind kernel)
    {
        int[] widths = Widths(spec, kernel);
        if (Depth.IsDeep && kernel != KernelKind.Scalar)
            return [0, .. widths];
        bool isAlone = kernel == KernelKind.Scalar || Number(spec) % 3 != 0;
        return isAlone ? widths[..1] : [widths[0], widths[0] == AllWidths[^1] ? AllWidths[0] : 2 * widths[0]];
    }

    /// <summary>Returns the names of networks with the kernels that compute them in this run, as data of a theory.</summary>
    public static TheoryData<string, string> Pairs(IEnumerable<NetworkSpec> specs) =>
        new(from spec in specs from kernel in Kernels(spec) select (spec.Name, kernel.ToString()));

    private static IEnumerable<Turn> TurnsOf(NetworkSpec spec) => Depth.IsDeep ? Possible(spec) : s_turns[spec.Name];

    private static IEnumerable<Turn> Possible(NetworkSpec spec) =>
        All.Where(turn => Has(spec, turn.Kernel) && (Depth.IsDeep || turn.Kernel != KernelKind.Unrolled || spec.MultiplyAdds <= MostUnrolledSoon));

    /// <summary>
    /// Chooses turns that together cover every fact that holds in any turn. Each step takes the turn that adds the most facts for its cost
    /// (Chvátal 1979, "A greedy heuristic for the set-covering problem").
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

    /// <summary>
    /// Estimates the time to compile a turn: a large constant for any network, and more for each statement of an unrolled layer.
    /// </summary>
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
