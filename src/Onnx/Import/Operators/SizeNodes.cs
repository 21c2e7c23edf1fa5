using System;
using System.Collections.Generic;
using MlpGen.Onnx.Import.Constants;

namespace MlpGen.Onnx.Import.Operators;

/// <summary>A list of sizes that contains the number of rows, which only the caller of the graph knows.</summary>
internal sealed class RowSizes(long[] numbers) : Value
{
    /// <summary>The number of rows.</summary>
    public const long Rows = long.MinValue;

    /// <summary>Gets the sizes, where <see cref="Rows"/> stands for the number of rows.</summary>
    public long[] Numbers => numbers;
}

/// <summary>
/// Reads the operators with which exporters compute a shape from the shape of a tensor, in order to keep the number of rows.
/// </summary>
internal static class SizeNodes
{
    /// <summary>Returns the sizes that a node computes.</summary>
    /// <exception cref="UnsupportedException">The node computes something else.</exception>
    public static Value Read(Node node) => node.Operator switch
    {
        "Shape" => Of(node, Part(ShapeOf(node), node.Int("start", 0), node.Int("end", long.MaxValue))),
        "Gather" => Of(node, Gathered(node, List(node, 0), List(node, 1))),
        "Slice" => Of(node, Part(List(node, 0), Bound(node, 1, "starts"), Bound(node, 2, "ends"))),
        "Concat" => Of(node, Joined(node)),
        "Unsqueeze" or "Squeeze" or "Cast" or "Identity" or "Reshape" => Of(node, List(node, 0)),
        _ => throw node.Refuse("computes with the number of rows. Needed: a shape that keeps the rows"),
    };

    /// <summary>Returns a list of sizes among the inputs.</summary>
    public static long[] List(Node node, int index) => node.Input(index) switch
    {
        RowSizes sizes => sizes.Numbers,
        Known { Tensor.IsFloat: true } => throw node.Refuse($"reads floats as sizes in input {index}. Needed: whole numbers"),
        _ => node.Constant(index).ToList(),
    };

    private static long[] ShapeOf(Node node)
    {
        Features features = node.Features(0);
        if (features.IsTransposed || features.Columns == Features.Unknown)
            throw node.Refuse("reads a shape of unknown size. Needed: a fixed number of columns");
        return [features.Shape[0] == Features.Unknown ? RowSizes.Rows : features.Shape[0], .. features.Shape[1..]];
    }

    private static long[] Joined(Node node)
    {
        List<long> joined = [];
        for (int i = 0; i < node.InputCount; i++)
        {
            joined.AddRange(List(node, i));
            // Without a limit, each Concat could double the list.
            if (joined.Count > ConstantTensor.LongestList)
                throw node.Refuse($"joins more than {ConstantTensor.LongestList} sizes. Needed: the sizes of one shape");
        }

        return [.. joined];
    }

    private static long[] Gathered(Node node, long[] sizes, long[] indices)
    {
        List<long> gathered = [];
        foreach (long index in indices)
        {
            long counted = index < 0 ? index + sizes.Length : index;
            gathered.Add(counted >= 0 && counted < sizes.Length
                ? sizes[counted]
                : throw node.Refuse($"reads size {index} of {sizes.Length}. Needed: an existing one"));
        }

        return [.. gathered];
    }

    private static long[] Part(long[] sizes, long start, long end)
    {
        int first = (int)Math.Clamp(start < 0 ? start + sizes.Length : start, 0, sizes.Length);
        int behind = (int)Math.Clamp(end < 0 ? end + sizes.Length : end, first, sizes.Length);
        return sizes[first..behind];
    }

    private static long Bound(Node node, int input, string attribute) =>
        (node.Input(input) is null ? node.Ints(attribute) : List(node, input)) is [long bound] && node.Input(4) is null
            ? bound
            : throw node.Refuse("does not take consecutive sizes. Needed: one start and one end");

    // Sizes without the number of rows are constants, with which other nodes can compute.
    private static Value Of(Node node, long[] numbers) => Array.IndexOf(numbers, RowSizes.Rows) >= 0
        ? new RowSizes(numbers)
        : new Known(new ConstantTensor(
            node.Source, [numbers.Length], IsFloat: false, new ComputedNumbers(Array.ConvertAll(numbers, number => (double)number))));
}
