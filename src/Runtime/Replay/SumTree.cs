using System;
using System.Numerics;

namespace MlpGen.Replay;

/// <summary>
/// Numbers of at least 0 that know their sum, in a binary tree: a change, and the search for where a part of the sum falls, take log₂ of
/// their count (Schaul et al. 2016, appendix B.2.1).
/// </summary>
/// <remarks>A change adds up the two children of each node above anew, so that no rounding is left of what was there before.</remarks>
/// <param name="count">How many, at least 1; all are 0.</param>
internal sealed class SumTree(int count)
{
    // Node 1 is the root, the children of n are 2n and 2n + 1, and the leaves come last.
    private readonly int _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)count);
    private readonly double[] _sums = new double[2 * (int)BitOperations.RoundUpToPowerOf2((uint)count)];

    /// <summary>The sum of all.</summary>
    public double Total => _sums[1];

    /// <summary>One of them.</summary>
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
    /// Where a part of the sum falls, with the numbers laid side by side. It is never one that is 0, whatever is rounded on the way.
    /// </summary>
    /// <param name="part">At least 0 and below <see cref="Total"/>, which is above 0.</param>
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

    /// <summary>Makes all of them 0.</summary>
    public void Clear() => _sums.AsSpan().Clear();
}
