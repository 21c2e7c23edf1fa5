using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>
/// With which kernels and vector widths a run computes a network: with all of them in a deep run, else with one of each. They take turns
/// so that each kernel, at each width, meets every activation, loss and remainder of a layer's size.
/// </summary>
internal static class Turns
{
    public static readonly int[] AllWidths = [128, 256, 512];

    /// <summary>The scalar kernel has no vectors: one width stands for all.</summary>
    public static IEnumerable<Turn> All { get; } =
        [.. from kernel in Enum.GetValues<KernelKind>() from width in kernel == KernelKind.Scalar ? AllWidths[..1] : AllWidths select new Turn(kernel, width)];

    // After All, from which it is made.
    private static readonly Dictionary<string, List<Turn>> s_turns = Take();

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

    // Each network goes where it brings most that is new; of equals, where fewest are. What is then missing somewhere, the first that has it brings there too.
    private static Dictionary<string, List<Turn>> Take()
    {
        Dictionary<string, List<Turn>> turns = [];
        HashSet<(Turn, object)> met = [];
        Dictionary<Turn, int> counts = All.ToDictionary(turn => turn, _ => 0);
        foreach (NetworkSpec spec in KernelNetworks.All)
        {
            Add(spec, All
                .Where(turn => KernelNetworks.Has(spec, turn.Kernel))
                .OrderByDescending(turn => Traits(spec).Count(trait => !met.Contains((turn, trait))))
                .ThenBy(turn => counts[turn])
                .First());
        }

        NetworkSpec[] usual = [.. KernelNetworks.All.Where(spec => !spec.IsHuge)];
        foreach ((Turn turn, object trait) in from turn in All from trait in usual.SelectMany(Traits).Distinct() select (turn, trait))
        {
            if (!met.Contains((turn, trait)))
                Add(usual.First(spec => KernelNetworks.Has(spec, turn.Kernel) && Traits(spec).Contains(trait)), turn);
        }

        return turns;

        void Add(NetworkSpec spec, Turn turn)
        {
            turns.TryAdd(spec.Name, []);
            turns[spec.Name].Add(turn);
            counts[turn]++;
            if (!spec.IsHuge)
                met.UnionWith(Traits(spec).Select(trait => (turn, trait)));
        }
    }

    private static IEnumerable<object> Traits(NetworkSpec spec) =>
        spec.Activations.Cast<object>().Append(spec.Loss).Concat(spec.Sizes.Skip(1).Select(size => (object)(size % 16))).Distinct();
}

/// <summary>A kind of kernel at a vector width in bits.</summary>
internal readonly record struct Turn(KernelKind Kernel, int Width);
