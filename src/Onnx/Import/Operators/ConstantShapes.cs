using System.Collections.Generic;
using System.Linq;
using MlpGen.Onnx.Import.Constants;

namespace MlpGen.Onnx.Import.Operators;

/// <summary>Changes the shapes of constants.</summary>
internal static class ConstantShapes
{
    private const long Open = -1;

    /// <summary>Transposes a matrix. The numbers stay where they are, because a layer can read them either way.</summary>
    public static ConstantTensor Transpose(Node node)
    {
        ConstantTensor source = node.Constant(0);
        if (source.Shape.Length < 2)
            return source;
        long[] order = node.Ints("perm") ?? [1, 0];
        if (source.Shape.Length != 2 || order is not ([0, 1] or [1, 0]))
            throw node.Refuse("transposes constants of more than two dimensions. Needed: a matrix");
        if (order[0] == 0)
            return source;
        return TransposedNumbers.Undo(source) ?? TransposedNumbers.Of(source, node.Context);
    }

    /// <summary>Gives the numbers another shape.</summary>
    public static ConstantTensor Reshape(Node node)
    {
        ConstantTensor source = node.Constant(0);
        List<long> shape = node.Operator switch
        {
            "Reshape" => Stated(node, source.Shape),
            "Flatten" => Flattened(source.Shape, node.Int("axis", 1)),
            "Squeeze" => Squeezed(source.Shape, node.List(1, "axes")),
            _ => Unsqueezed(node, source.Shape),
        };
        return source with { Shape = Completed(node, shape, source.Count) };
    }

    private static List<long> Stated(Node node, long[] source)
    {
        long[] shape = node.List(1, "shape") ?? throw node.Refuse("has no shape. Needed: a constant");
        return [.. shape.Select((size, i) => size == 0 && i < source.Length ? source[i] : size)];
    }

    private static List<long> Flattened(long[] source, long axis)
    {
        long rows = 1;
        for (int i = 0; i < (axis < 0 ? axis + source.Length : axis) && i < source.Length; i++)
            rows *= source[i];
        return [rows, Open];
    }

    private static List<long> Squeezed(long[] source, long[]? axes) =>
    [
        .. source.Where((size, i) => size != 1 || (axes is not null && !axes.Contains(i) && !axes.Contains(i - source.Length))),
    ];

    private static List<long> Unsqueezed(Node node, long[] source)
    {
        long[] axes = node.List(1, "axes") ?? throw node.Refuse("has no axes. Needed: a constant");
        List<long> shape = [.. source];
        foreach (long axis in axes.Select(axis => axis < 0 ? axis + source.Length + axes.Length : axis).OrderBy(axis => axis))
        {
            if (axis < 0 || axis > shape.Count)
                throw node.Refuse($"has an axis of {axis}. Needed: between 0 and {shape.Count}");
            shape.Insert((int)axis, 1);
        }

        return shape;
    }

    /// <summary>Fills in the size that is left open, and checks that there are as many numbers as before.</summary>
    private static long[] Completed(Node node, List<long> shape, int count)
    {
        long stated = 1;
        foreach (long size in shape.Where(size => size != Open))
            stated = size > 0 && size <= count / stated ? stated * size : int.MaxValue;
        int open = shape.IndexOf(Open);
        if (open >= 0)
            shape[open] = count / stated;
        if ((open < 0 ? stated : stated * shape[open]) != count || shape.Contains(Open))
            throw node.Refuse($"gives {count} constants a shape that does not fit. Needed: the same number of constants");
        return [.. shape];
    }
}
