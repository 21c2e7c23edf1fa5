using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// Eight partial sums of a row, one for each column modulo 8, which is how vectors of eight floats add. So loops over single numbers have
/// the bits of vectors.
/// </summary>
internal struct PartialSums
{
    /// <summary>The number of partial sums. A power of two.</summary>
    public const int Count = 8;

#pragma warning disable CS0649 // Of returns a reference through which each of them is written.
    private float _sum0, _sum1, _sum2, _sum3, _sum4, _sum5, _sum6, _sum7;
#pragma warning restore CS0649

    /// <summary>Returns the partial sum to which a column adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Of(ref PartialSums sums, int column) => ref Unsafe.Add(ref sums._sum0, column & (Count - 1));

    /// <summary>Computes the sum, in the order of <c>Lanes.Sum</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Total()
    {
        float even = (float)((float)(_sum0 + _sum4) + (float)(_sum2 + _sum6));
        float odd = (float)((float)(_sum1 + _sum5) + (float)(_sum3 + _sum7));
        return (float)(even + odd);
    }
}
