using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Model;

/// <summary>The forward pass needs the activations of two neighbouring layers only, so hidden layers take turns in two buffers.</summary>
/// <param name="Even">The buffer of hidden layers 2, 4, …</param>
/// <param name="Odd">The buffer of hidden layers 1, 3, …</param>
/// <param name="Output">The outputs, where they cannot be written to the caller's memory at once.</param>
/// <param name="Length">All of it.</param>
internal sealed record InferenceScratch(int Even, int Odd, int Output, int Length)
{
    /// <param name="strides">From row to row of each layer.</param>
    /// <param name="rows">The rows that run together.</param>
    public static InferenceScratch Of(IReadOnlyList<int> strides, int rows)
    {
        Region region = new();
        IEnumerable<int> hidden = strides.Take(strides.Count - 1);
        int odd = region.Take(rows * Widest(hidden.Where((_, index) => index % 2 == 0)));
        int even = region.Take(rows * Widest(hidden.Where((_, index) => index % 2 == 1)));
        int output = region.Take(rows * strides[strides.Count - 1]);
        return new InferenceScratch(even, odd, output, region.Length);
    }

    private static int Widest(IEnumerable<int> strides) => strides.DefaultIfEmpty(0).Max();
}
