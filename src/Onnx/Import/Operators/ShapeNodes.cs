using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Onnx.Import.Constants;
using Onnx;
using static MlpGen.Text.MessageText;

namespace MlpGen.Onnx.Import.Operators;

/// <summary>
/// Reads the operators that change the shape or the type of a tensor, but neither the order nor the values of its numbers.
/// </summary>
internal static class ShapeNodes
{
    /// <summary>The types of a conversion that can be read.</summary>
    public const string Floats = "float (1), float16 (10), double (11) or bfloat16 (16)";

    private const string Needed = "Needed: the same numbers in the same order, with the rows first";

    /// <summary>Reads a conversion to a floating-point type. What a file computes in 16 bits is computed in floats here.</summary>
    public static Value Cast(Node node)
    {
        long type = node.Int("to", 0);
        return ElementType.IsFloat((TensorProto.Types.DataType)type)
            ? node.Features(0)
            : throw node.Refuse($"converts to type {type}, which changes the numbers. Needed: {Floats}");
    }

    /// <summary>Reads Dropout, which does nothing in inference.</summary>
    public static Value Dropout(Node node) => node.Number(2, "") is not { } training || training == 0
        ? node.Features(0)
        : throw node.Refuse("drops units in inference too. Needed: training_mode = false");

    /// <summary>Reads the conversion of each row into a vector.</summary>
    public static Value Flatten(Node node)
    {
        Features features = Untransposed(node);
        long axis = node.Int("axis", 1);
        if ((axis < 0 ? axis + features.Shape.Length : axis) != 1)
            throw node.Refuse($"joins rows, because its axis is {axis}. Needed: axis = 1");
        return new Features(features.Expression, [features.Shape[0], features.Columns]);
    }

    /// <summary>Reads a new shape that keeps the rows.</summary>
    public static Value Reshape(Node node)
    {
        Features features = Untransposed(node);
        long[] shape = node.List(1, "shape") ?? throw node.Refuse("has no shape. Needed: a constant");
        bool areZerosKept = node.Int("allowzero", 0) == 0;
        if (shape.Length < 2 || (shape[0] < -1 && shape[0] != RowSizes.Rows) || Array.Exists(shape[1..], size => size < -1))
            throw Changed(node, shape);
        bool areRowsKept = shape[0] switch
        {
            RowSizes.Rows => true,
            0 => areZerosKept,
            Features.Unknown => false,
            _ => shape[0] == features.Shape[0],
        };
        long[] row = [.. shape.Skip(1).Select((size, i) => size == 0 && areZerosKept ? features.Shape.ElementAtOrDefault(i + 1) : size)];
        row = Completed(row, features.Columns, areRowsKept) ?? throw Changed(node, shape);
        return new Features(features.Expression, [features.Shape[0], .. row]);
    }

    /// <summary>Reads the removal of dimensions of size 1.</summary>
    public static Value Squeeze(Node node)
    {
        Features features = Untransposed(node);
        long[] axes = node.List(1, "axes") ?? throw node.Refuse($"has no axes, so it depends on the number of rows. {Needed}");
        List<long> shape = [.. features.Shape];
        foreach (int axis in axes.Select(axis => Axis(node, axis, features.Shape.Length)).Distinct().OrderByDescending(axis => axis))
        {
            if (axis == 0 || shape[axis] != 1)
                throw Changed(node, axes);
            shape.RemoveAt(axis);
        }

        return new Features(features.Expression, shape.Count >= 2 ? [.. shape] : throw Changed(node, axes));
    }

    /// <summary>Reads the insertion of dimensions of size 1.</summary>
    public static Value Unsqueeze(Node node)
    {
        Features features = Untransposed(node);
        long[] axes = node.List(1, "axes") ?? throw node.Refuse($"has no axes. {Needed}");
        List<long> shape = [.. features.Shape];
        foreach (int axis in axes.Select(axis => Axis(node, axis, features.Shape.Length + axes.Length)).OrderBy(axis => axis))
            shape.Insert(axis > 0 && axis <= shape.Count ? axis : throw Changed(node, axes), 1);
        return new Features(features.Expression, [.. shape]);
    }

    /// <summary>Reads a permutation of dimensions: one that moves only dimensions of size 1, or that of rows and features.</summary>
    public static Value Transpose(Node node)
    {
        Features features = node.Features(0);
        int rank = features.Shape.Length;
        long[] order = node.Ints("perm") ?? [.. Enumerable.Range(0, rank).Reverse().Select(axis => (long)axis)];
        if (order.Length != rank || !order.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, rank).Select(axis => (long)axis)))
            throw node.Refuse($"has the order {Sizes(order)}, which is not one of {rank} dimensions. Needed: each dimension once");
        if (rank == 2)
            return new Features(features.Expression, features.Shape, features.IsTransposed != (order[0] == 1));
        long[] moved = [.. order.Where(axis => axis == 0 || features.Shape[axis] != 1)];
        if (order[0] != 0 || !moved.SequenceEqual(moved.OrderBy(axis => axis)))
            throw Changed(node, order);
        return new Features(features.Expression, [.. order.Select(axis => features.Shape[axis])]);
    }

    /// <summary>Returns the sizes of a row, where one can be left open if the rows are kept. Null if the row would change.</summary>
    private static long[]? Completed(long[] row, long columns, bool areRowsKept)
    {
        int open = Array.IndexOf(row, Features.Unknown);
        if (columns == Features.Unknown)
            return areRowsKept && row.Length == 1 && open == 0 ? row : null;
        long stated = 1;
        for (int i = 0; i < row.Length; i++)
        {
            if (i == open)
                continue;
            if (row[i] < 1 || row[i] > columns / stated)
                return null;
            stated *= row[i];
        }

        if (columns % stated != 0 || (open < 0 && stated != columns) || (open >= 0 && !areRowsKept))
            return null;
        if (open >= 0)
            row[open] = columns / stated;
        return row;
    }

    private static Features Untransposed(Node node)
    {
        Features features = node.Features(0);
        return features.IsTransposed ? throw node.Refuse($"reads a transposed tensor. {Needed}") : features;
    }

    private static int Axis(Node node, long axis, int rank)
    {
        long counted = axis < 0 ? axis + rank : axis;
        return counted >= 0 && counted < rank
            ? (int)counted
            : throw node.Refuse($"has an axis of {axis}. Needed: between {-rank} and {rank - 1}");
    }

    private static UnsupportedException Changed(Node node, long[] numbers) =>
        node.Refuse($"changes rows or the order of their numbers ({Sizes(Array.ConvertAll(numbers, Shown))}). {Needed}");

    private static long Shown(long size) => size == RowSizes.Rows ? Features.Unknown : size;
}
