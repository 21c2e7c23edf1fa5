using System.Linq;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>From the smallest network to wide ones, deep ones, and sizes that fit no tile.</summary>
internal static class Topologies
{
    public static string[] All { get; } =
    [
        "1, 1",
        "2, 8, 1",
        "16, 32, 32, 4",
        "24, 64, 64, 6",
        "64, 32, 10",
        "784, 128, 10",
        "256, 512, 512, 256",
        "4096, 4096",
        string.Join(", ", Enumerable.Repeat(64, 21)),
        "7, 13, 31, 61, 127, 11",
        "65, 65, 65",
        "120, 64, 3",
        "3, 900, 2",
    ];
}
