using System;
using System.Linq;

namespace MlpGen.Verification;

/// <summary>
/// Selects the derivatives to compare with central differences: all of them if that takes at most about a second, otherwise a seeded
/// sample. In a sample, the weights and the biases of each layer and the inputs each get an equal part of the time, spread evenly.
/// </summary>
internal sealed class ProbePlan(ReadOnlySpan<int> layerSizes, int rows)
{
    /// <summary>The maximum number of multiply-adds in total.</summary>
    private const long MostWork = 1L << 29;

    private const long LeastProbes = 2;

    private readonly int[] _sizes = layerSizes.ToArray();
    private readonly Draw _draw = new(seed: 2);

    /// <summary>Returns the selected positions in a tensor.</summary>
    public int[] Parameters(ParameterTensor tensor) => Places(tensor.Length, 2 * rows * WorkAfter(tensor.Layer));

    /// <summary>Returns the selected positions in the inputs of all rows.</summary>
    public int[] Inputs() => Places(rows * _sizes[0], 2 * ((long)_sizes[0] * _sizes[1] + WorkAfter(0)));

    // One function evaluation counts as eight multiply-adds.
    private long WorkAfter(int layer) => Enumerable.Range(layer + 1, _sizes.Length - layer - 1)
        .Sum(l => (8L * _sizes[l]) + (l + 1 < _sizes.Length ? (long)_sizes[l] * _sizes[l + 1] : 0));

    private int[] Places(int length, long workOfOne)
    {
        int parts = (2 * (_sizes.Length - 1)) + 1;
        int count = (int)Math.Min(length, Math.Max(LeastProbes, MostWork / parts / workOfOne));
        return [.. Enumerable.Range(0, count).Select(part =>
        {
            int first = (int)((long)part * length / count), next = (int)((part + 1L) * length / count);
            return first + _draw.Below(next - first);
        })];
    }
}
