using System;
using System.Linq;

namespace MlpGen.Verification;

/// <summary>
/// Which derivatives of a network are compared with central differences: all, where that takes no more than about a second; else a seeded
/// sample, for which the weights and the biases of each layer and the inputs each get the same share of the time, spread evenly.
/// </summary>
internal sealed class ProbePlan(ReadOnlySpan<int> layerSizes, int rows)
{
    /// <summary>Multiply-adds in all.</summary>
    private const long MostWork = 1L << 29;

    private const long LeastProbes = 2;

    private readonly int[] _sizes = layerSizes.ToArray();
    private readonly Draw _draw = new(seed: 2);

    /// <summary>The places within a tensor.</summary>
    public int[] Parameters(ParameterTensor tensor) => Places(tensor.Length, 2 * rows * WorkAfter(tensor.Layer));

    /// <summary>The places within the inputs of all rows.</summary>
    public int[] Inputs() => Places(rows * _sizes[0], 2 * ((long)_sizes[0] * _sizes[1] + WorkAfter(0)));

    // A function counts as much as eight multiply-adds.
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
