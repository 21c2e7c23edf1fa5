using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Memory;

/// <summary>
/// The scratch memory of the forward pass. It needs the activations of only two layers at a time, so hidden layers alternate.
/// </summary>
/// <param name="Even">The buffer of hidden layers 2, 4, …</param>
/// <param name="Odd">The buffer of hidden layers 1, 3, …</param>
/// <param name="Output">The outputs, if they cannot be written directly to the caller's memory.</param>
/// <param name="Length">The total length.</param>
internal sealed record InferenceScratch(int Even, int Odd, int Output, int Length)
{
    /// <summary>
    /// The maximum size of a <c>stackalloc</c>. It is zeroed on each call, which takes as long as a small network. Larger scratch memory is
    /// part of the workspace.
    /// </summary>
    private const int MaxStackBytes = 2048;

    /// <summary>Lays out the scratch memory for a number of rows.</summary>
    /// <param name="strides">The stride of each layer.</param>
    /// <param name="rows">The number of rows that run together.</param>
    public static InferenceScratch Create(IReadOnlyList<int> strides, int rows)
    {
        ScratchAllocator scratch = new();
        IEnumerable<int> hidden = strides.Take(strides.Count - 1);
        int odd = scratch.Allocate(rows * Widest(hidden.Where((_, index) => index % 2 == 0)));
        int even = scratch.Allocate(rows * Widest(hidden.Where((_, index) => index % 2 == 1)));
        int output = scratch.Allocate(rows * strides[strides.Count - 1]);
        return new InferenceScratch(even, odd, output, scratch.Length);
    }

    /// <summary>
    /// Returns the bytes of <c>stackalloc</c> in the forward pass of one row, including a cache line for alignment. 0 if scratch memory is
    /// part of the workspace.
    /// </summary>
    /// <param name="outputs">The number of outputs of each layer.</param>
    public static int StackBytes(IEnumerable<int> outputs)
    {
        int[] strides = [.. outputs.Select(RowLayout.Stride)];
        int bytes = (Create(strides, rows: 1).Length + RowLayout.CacheLine) * sizeof(float);
        return bytes <= MaxStackBytes ? bytes : 0;
    }

    private static int Widest(IEnumerable<int> strides) => strides.DefaultIfEmpty(0).Max();
}
