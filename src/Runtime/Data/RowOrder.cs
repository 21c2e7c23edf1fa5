using System;
using System.Collections.Generic;
using MlpGen.RandomNumbers;

namespace MlpGen.Data;

/// <summary>Creates lists of row indices.</summary>
internal static class RowOrder
{
    /// <summary>Returns all rows in random order.</summary>
    public static int[] Shuffled(int rows, int seed)
    {
        int[] order = new int[rows];
        for (int row = 0; row < order.Length; row++)
            order[row] = row;
        new PcgSequence(unchecked((ulong)seed)).Shuffle<int>(order);
        return order;
    }

    /// <summary>Returns the rows that belong to the given part, or the rows of all other parts, in order.</summary>
    public static int[] Where(int[] partOfRow, int part, bool equal)
    {
        List<int> rows = [];
        for (int row = 0; row < partOfRow.Length; row++)
        {
            if (partOfRow[row] == part == equal)
                rows.Add(row);
        }

        return [.. rows];
    }
}
