using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.RandomNumbers;

namespace MlpGen.Data;

/// <summary>Distributes the rows of each class over parts.</summary>
internal static class Strata
{
    // A different stream than the one that orders the rows.
    private const ulong ClassStream = 1;

    /// <summary>Returns the part of each row. Assigns the rows to the parts in turn, one class after the other.</summary>
    public static int[] Deal(ReadOnlySpan<int> labels, int parts, int seed)
    {
        int[] part = new int[labels.Length];
        int[] order = ByClass(labels, seed);
        for (int i = 0; i < order.Length; i++)
            part[order[i]] = i % parts;
        return part;
    }

    /// <summary>Returns the part of each row: 0 for the given fraction of each class, 1 for the others.</summary>
    public static int[] Split(ReadOnlySpan<int> labels, double fraction, int seed)
    {
        int[] part = new int[labels.Length];
        int[] order = ByClass(labels, seed);
        for (int first = 0, end; first < order.Length; first = end)
        {
            // The rounding error of one class carries over to the next, so neither a class nor the total is off by a whole row.
            end = EndOfClass(labels, order, first);
            int taken = Rounded(fraction * end) - Rounded(fraction * first);
            for (int i = first + taken; i < end; i++)
                part[order[i]] = 1;
        }

        return part;
    }

    /// <summary>Rounds to the nearest number of rows.</summary>
    public static int Rounded(double rows) => (int)Math.Floor(rows + 0.5);

    /// <summary>
    /// Returns all rows, class by class. The order of the classes and of the rows of a class is random, so that the number of a class does
    /// not decide how its rows are rounded.
    /// </summary>
    private static int[] ByClass(ReadOnlySpan<int> labels, int seed)
    {
        int[] order = RowOrder.Shuffled(labels.Length, seed);
        Dictionary<int, int> places = Places(labels, seed);
        // Array.Sort is not stable, so the position in the random order is the second key.
        long[] keys = new long[order.Length];
        for (int i = 0; i < order.Length; i++)
            keys[i] = ((long)places[labels[order[i]]] << 32) | (uint)i;
        Array.Sort(keys, order);
        return order;
    }

    /// <summary>Returns the classes that occur, each with its position in a random order.</summary>
    private static Dictionary<int, int> Places(ReadOnlySpan<int> labels, int seed)
    {
        SortedSet<int> classes = [.. labels];
        int[] places = new int[classes.Count];
        for (int i = 0; i < places.Length; i++)
            places[i] = i;
        new PcgSequence(unchecked((ulong)seed), ClassStream).Shuffle<int>(places);
        return classes.Zip(places).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static int EndOfClass(ReadOnlySpan<int> labels, int[] order, int first)
    {
        int end = first + 1;
        while (end < order.Length && labels[order[end]] == labels[order[first]])
            end++;
        return end;
    }
}
