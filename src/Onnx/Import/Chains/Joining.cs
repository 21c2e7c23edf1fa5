using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Onnx.Import.Functions;

namespace MlpGen.Onnx.Import.Chains;

/// <summary>Puts chains side by side: inputs, or heads that read the same hidden layer.</summary>
internal static class Joining
{
    // A few bytes of a file can double what they join, so their number says nothing about its size.
    private const int MostParts = 4096;

    /// <summary>Joins chains.</summary>
    /// <param name="chains">The chains, at least one.</param>
    /// <param name="what">The node or the request that joins them, for messages.</param>
    /// <exception cref="UnsupportedException">The chains cannot form one network.</exception>
    public static Chain Join(IReadOnlyList<Chain> chains, string what)
    {
        if (chains.Count == 1)
            return chains[0];
        if (chains.Sum(chain => (long)chain.Width) > int.MaxValue)
            throw new UnsupportedException($"{what} joins more than {int.MaxValue} columns. Needed: fewer");
        if (chains.All(chain => chain.Depth == 0))
            return JoinInputs([.. chains.Select(chain => chain.Normalized)], what);
        Chain first = chains[0];
        bool areHeads = chains.All(chain =>
            chain.Depth > 0
            && chain.Pending.IsIdentity
            && ReferenceEquals(chain.Before, first.Before)
            && chain.Last!.Activation == first.Last!.Activation && chain.Last.Activation != Activation.Softmax);
        if (!areHeads)
        {
            throw new UnsupportedException(
                $"{what} joins tensors that are not one layer. " +
                "Needed: inputs, or heads that read the same hidden tensor and have the same activation, which is not Softmax");
        }

        CheckParts(chains.Sum(chain => chain.Last!.Pieces.Length), first.Context, what);
        return first.Before!.Append(first.Last! with { Pieces = [.. chains.SelectMany(chain => chain.Last!.Pieces)] });
    }

    private static Chain JoinInputs(Chain[] chains, string what)
    {
        if (Array.Exists(chains, chain => chain.Width == 0))
            throw new UnsupportedException($"{what} joins inputs of unknown size. Needed: a shape [batch, columns] for each input");
        ReadingContext context = chains[0].Context;
        CheckParts(chains.Sum(chain => chain.Front.Parts.Length), context, what);
        bool hasAffine = Array.Exists(chains, chain => chain.Front.Affine is not null);
        bool hasLimits = Array.Exists(chains, chain => chain.Front.Lower is not null);
        Front front = new(
            [.. chains.SelectMany(chain => chain.Front.Parts)],
            hasAffine ? Affine(chains, chain => chain.Front.Affine ?? ColumnAffine.Identity) : null,
            hasLimits ? Columns(chains, chain => chain.Front.Lower ?? [double.NegativeInfinity]) : null,
            hasLimits ? Columns(chains, chain => chain.Front.Upper ?? [double.PositiveInfinity]) : null);
        bool isPending = Array.Exists(chains, chain => !chain.Pending.IsIdentity);
        return new Chain(context, front, isPending ? Affine(chains, chain => chain.Pending) : null);
    }

    private static void CheckParts(int parts, ReadingContext context, string what)
    {
        if (parts > MostParts)
            throw new UnsupportedException($"{what} joins {parts} tensors. Needed: at most {MostParts}");

        // Collecting the parts needs about as much again.
        context.Charge(2L * parts * IntPtr.Size);
    }

    private static ColumnAffine Affine(Chain[] chains, Func<Chain, ColumnAffine> part) =>
        new(Columns(chains, chain => part(chain).Scale), Columns(chains, chain => part(chain).Shift));

    private static double[] Columns(Chain[] chains, Func<Chain, double[]> part)
    {
        double[] columns = chains[0].Context.Allocate(chains.Sum(chain => (long)chain.Width));
        int next = 0;
        foreach (Chain chain in chains)
        {
            double[] values = part(chain);
            for (int column = 0; column < chain.Width; column++)
                columns[next++] = ColumnAffine.At(values, column);
        }

        return columns;
    }
}
