using System;
using System.Collections.Concurrent;
using System.Linq;
using MlpGen.Tests;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>
/// Topologies from the smallest network to wide ones, deep ones, and sizes that match no tile. Each is compiled once, as users get it.
/// </summary>
internal static class Topologies
{
    private static readonly ConcurrentDictionary<string, CompiledNetwork> s_compiled = new();

    private static readonly string s_deep = string.Join(", ", Enumerable.Repeat(64, 21));

    private static readonly string[] s_all =
    [
        "1, 1",
        "2, 8, 1",
        "16, 32, 32, 4",
        "24, 64, 64, 6",
        "64, 32, 10",
        "784, 128, 10",
        "256, 512, 512, 256",
        "4096, 4096",
        s_deep,
        "7, 13, 31, 61, 127, 11",

        // Every layer has panels of 16, 8 and 4, which gives the largest number of tiles.
        "75, 91, 107",
    ];

    /// <summary>All topologies in a deep run, only the extremes otherwise.</summary>
    public static string[] All { get; } =
        [.. s_all.Where(sizes => Depth.IsDeep || sizes is "1, 1" or "4096, 4096" or "75, 91, 107" || sizes == s_deep)];

    /// <summary>
    /// Compiles a network as most users declare it. It uses Relu, and Softmax with its loss, or Sigmoid for a single output.
    /// </summary>
    /// <param name="sizes">The sizes of the layers.</param>
    /// <param name="settings">Other named arguments, each with a comma after it.</param>
    public static CompiledNetwork Compile(string sizes, string settings = "") => s_compiled.GetOrAdd(sizes + settings, _ => new CompiledNetwork(
        $"using MlpGen; [Mlp({sizes}, Hidden = Activation.Relu, {settings}{Output(sizes)})] public sealed partial class Net {{ }}"));

    private static string Output(string sizes) => sizes.EndsWith(", 1", StringComparison.Ordinal)
        ? "Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy"
        : "Output = Activation.Softmax, Loss = Loss.CrossEntropy";
}
