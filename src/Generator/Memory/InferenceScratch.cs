using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Memory;

/// <summary>The forward pass needs the activations of two neighbouring layers only, so hidden layers take turns in two buffers.</summary>
/// <param name="Even">The buffer of hidden layers 2, 4, …</param>
/// <param name="Odd">The buffer of hidden layers 1, 3, …</param>
/// <param name="Output">The outputs, where they cannot be written to the caller's memory at once.</param>
/// <param name="Length">All of it.</param>
internal sealed record InferenceScratch(int Even, int Odd, int Output, int Length)
{
    /// <summary>
    /// stackalloc is zeroed at each call, which takes as long as a small network. More than this is taken from the workspace.
    /// </summary>
    private const int MaxStackBytes = 2048;

    /// <summary>Lays out the scratch of rows that run together.</summary>
    /// <param name="strides">From row to row of each layer.</param>
    /// <param name="rows">The rows that run together.</param>
    public static InferenceScratch Of(IReadOnlyList<int> strides, int rows)
    {
        ScratchAllocator scratch = new();
        IEnumerable<int> hidden = strides.Take(strides.Count - 1);
        int odd = scratch.Allocate(rows * Widest(hidden.Where((_, index) => index % 2 == 0)));
        int even = scratch.Allocate(rows * Widest(hidden.Where((_, index) => index % 2 == 1)));
        int output = scratch.Allocate(rows * strides[strides.Count - 1]);
        return new InferenceScratch(even, odd, output, scratch.Length);
    }

    /// <summary>
    /// The bytes of stackalloc in the forward pass of one row, a cache line for alignment included; 0 where scratch is taken from the
    /// workspace.
    /// </summary>
    /// <param name="outputs">The outputs of each layer.</param>
    public static int StackBytes(IEnumerable<int> outputs)
    {
        int[] strides = [.. outputs.Select(RowLayout.Stride)];
        int bytes = (Of(strides, rows: 1).Length + RowLayout.CacheLine) * sizeof(float);
        return bytes <= MaxStackBytes ? bytes : 0;
    }

    private static int Widest(IEnumerable<int> strides) => strides.DefaultIfEmpty(0).Max();
}
