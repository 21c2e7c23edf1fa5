using System;
using System.Numerics;

namespace MlpGen.Replay;

/// <summary>
/// A binary tree of non-negative numbers and their sums. An update and a search each take time proportional to log₂ of the count (Schaul et
/// al. 2016, appendix B.2.1).
/// </summary>
/// <remarks>An update recomputes each sum above the number from its two children, so rounding errors do not accumulate.</remarks>
/// <param name="count">The number of elements. At least 1. All are initially 0.</param>
internal sealed class SumTree(int count)
{
    // Node 1 is the root, the children of node n are 2n and 2n + 1, and the leaves come last.
    private readonly int _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)count);
    private readonly double[] _sums = new double[2 * (int)BitOperations.RoundUpToPowerOf2((uint)count)];

    /// <summary>Gets the sum of all numbers.</summary>
    public double Total => _sums[1];

    /// <summary>Gets or sets the number at a place.</summary>
    public double this[int place]
    {
        get => _sums[_leaves + place];
        set
        {
            int node = _leaves + place;
            _sums[node] = value;
            for (node /= 2; node >= 1; node /= 2)
                _sums[node] = _sums[2 * node] + _sums[(2 * node) + 1];
        }
    }

    /// <summary>
    /// Finds the place of a part of the sum if the numbers are laid end to end. The number found is never 0, even with rounding.
    /// </summary>
    /// <param name="part">The part of the sum. At least 0 and below <see cref="Total"/>, which is above 0.</param>
    public int Find(double part)
    {
        int node = 1;
        while (node < _leaves)
        {
            node *= 2;
            if (part < _sums[node] || _sums[node + 1] == 0)
                continue;
            part -= _sums[node];
            node++;
        }

        return node - _leaves;
    }

    /// <summary>Sets all numbers to 0.</summary>
    public void Clear() => _sums.AsSpan().Clear();
}
