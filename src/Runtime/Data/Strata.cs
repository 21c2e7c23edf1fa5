using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.RandomNumbers;

namespace MlpGen.Data;

/// <summary>Spreads the rows of each class over parts.</summary>
internal static class Strata
{
    // Apart from the stream that orders the rows.
    private const ulong ClassStream = 1;

    /// <summary>Deals the rows out like cards, one class after the other: the part of each row.</summary>
    public static int[] Deal(ReadOnlySpan<int> labels, int parts, int seed)
    {
        int[] part = new int[labels.Length];
        int[] order = ByClass(labels, seed);
        for (int i = 0; i < order.Length; i++)
            part[order[i]] = i % parts;
        return part;
    }

    /// <summary>Gives a share of each class to part 0, the others to part 1: the part of each row.</summary>
    public static int[] Split(ReadOnlySpan<int> labels, double share, int seed)
    {
        int[] part = new int[labels.Length];
        int[] order = ByClass(labels, seed);
        for (int first = 0, end; first < order.Length; first = end)
        {
            // What rounding takes from one class it gives to the next: neither a class nor the sum is off by as much as a row.
            end = EndOfClass(labels, order, first);
            int taken = Rounded(share * end) - Rounded(share * first);
            for (int i = first + taken; i < end; i++)
                part[order[i]] = 1;
        }

        return part;
    }

    /// <summary>How many rows a share makes.</summary>
    public static int Rounded(double rows) => (int)Math.Floor(rows + 0.5);

    /// <summary>
    /// All rows, class by class, the classes and those of a class in random order: what rounding leaves over falls to no class for its
    /// number.
    /// </summary>
    private static int[] ByClass(ReadOnlySpan<int> labels, int seed)
    {
        int[] order = RowOrder.Shuffled(labels.Length, seed);
        Dictionary<int, int> places = Places(labels, seed);
        // Array.Sort is not stable: the place in the random order is the second key.
        long[] keys = new long[order.Length];
        for (int i = 0; i < order.Length; i++)
            keys[i] = ((long)places[labels[order[i]]] << 32) | (uint)i;
        Array.Sort(keys, order);
        return order;
    }

    /// <summary>The classes that occur, each with its place in a random order.</summary>
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
