using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Onnx.Import.Constants;
using MlpGen.Onnx.Import.Expressions;
using Onnx;

namespace MlpGen.Onnx.Import.Operators;

/// <summary>Computes nodes that only read constants, such as the square root of a stored variance.</summary>
internal static class ConstantNodes
{
    /// <summary>Reads a constant among the attributes of a node.</summary>
    public static Value Read(Node node)
    {
        if (node.Tensor("value") is { } tensor)
            return new Known(tensor);
        if (node.HasNumber("value_float"))
            return Of(node, [node.Float("value_float", 0)], [], isFloat: true);
        if (node.HasNumber("value_int"))
            return Of(node, [node.Int("value_int", 0)], [], isFloat: false);
        if (node.Ints("value_ints") is { } ints)
            return Of(node, Array.ConvertAll(ints, value => (double)value), [ints.Length], isFloat: false);
        double[] floats = node.Floats("value_floats");
        return Of(node, floats, [floats.Length], isFloat: true);
    }

    /// <summary>Computes a node.</summary>
    /// <exception cref="UnsupportedException">The operator cannot be computed.</exception>
    public static ConstantTensor Fold(Node node)
    {
        switch (node.Operator)
        {
            case "Identity" or "Dropout":
                return node.Constant(0);
            case "Cast":
                return Cast(node);
            case "Transpose":
                return Transpose(node);
            case "Reshape" or "Flatten" or "Squeeze" or "Unsqueeze":
                return Reshape(node);
            case "Clip":
                return Elementwise(node, new ScalarFunction(value =>
                    Math.Min(Math.Max(value, node.Number(1, "min") ?? double.NegativeInfinity), node.Number(2, "max") ?? double.PositiveInfinity)));
            default:
                ScalarFunction function = ElementNodes.Function(node)
                    ?? throw node.Refuse("has an operator that is not computed for constants. Needed: the result as a constant in the file");
                return Elementwise(node, function);
        }
    }

    private static ConstantTensor Cast(Node node)
    {
        ConstantTensor source = node.Constant(0);
        long type = node.Int("to", 0);
        bool isFloat = type is (long)TensorProto.Types.DataType.Float or (long)TensorProto.Types.DataType.Double;
        bool isInt = type is (long)TensorProto.Types.DataType.Int32 or (long)TensorProto.Types.DataType.Int64;
        return isFloat || (isInt && !source.IsFloat)
            ? source with { IsFloat = isFloat }
            : throw node.Refuse($"converts constants to type {type}, which changes them. Needed: float (1) or double (11)");
    }

    private static ConstantTensor Transpose(Node node)
    {
        ConstantTensor source = node.Constant(0);
        long[] order = node.Ints("perm") ?? [1, 0];
        if (source.Shape.Length < 2)
            return source;
        if (source.Shape.Length != 2 || order is not ([0, 1] or [1, 0]))
            throw node.Refuse("transposes constants of more than two dimensions. Needed: a matrix");
        return order[0] == 0
            ? source
            : source with
            {
                Shape = [source.Shape[1], source.Shape[0]],
                Numbers = source.Numbers is TransposedNumbers twice
                    ? twice.Original
                    : new TransposedNumbers(source.Numbers, (int)source.Shape[0], (int)source.Shape[1]),
            };
    }

    private static ConstantTensor Reshape(Node node)
    {
        ConstantTensor source = node.Constant(0);
        List<long> shape = [.. source.Shape];
        switch (node.Operator)
        {
            case "Reshape":
                shape = [.. node.List(1, "shape") ?? throw node.Refuse("has no shape. Needed: a constant")];
                for (int i = 0; i < shape.Count; i++)
                    shape[i] = shape[i] == 0 && i < source.Shape.Length ? source.Shape[i] : shape[i];
                break;
            case "Flatten":
                int axis = (int)Math.Clamp(node.Int("axis", 1), 0, source.Shape.Length);
                shape = [source.Shape.Take(axis).Aggregate(1L, (a, b) => a * b), -1];
                break;
            case "Squeeze" when node.List(1, "axes") is not { }:
                shape.RemoveAll(size => size == 1);
                break;
            case "Squeeze":
                long[] removed = [.. node.List(1, "axes")!.Select(axis => axis < 0 ? axis + shape.Count : axis)];
                shape = [.. shape.Where((size, i) => size != 1 || !removed.Contains(i))];
                break;
            default:
                long[] added = node.List(1, "axes") ?? throw node.Refuse("has no axes. Needed: a constant");
                foreach (long at in added.Select(axis => axis < 0 ? axis + shape.Count + added.Length : axis).OrderBy(axis => axis))
                    shape.Insert(at >= 0 && at <= shape.Count ? (int)at : throw node.Refuse($"has an axis of {at}. Needed: an existing one"), 1);
                break;
        }

        return source with { Shape = Completed(node, shape, source.Count) };
    }

    private static long[] Completed(Node node, List<long> shape, int count)
    {
        long stated = 1;
        foreach (long size in shape.Where(size => size != -1))
            stated = size > 0 && stated <= count ? Math.Min(stated * Math.Min(size, count + 1L), count + 1L) : 0;
        int open = shape.IndexOf(-1);
        if (open >= 0 && stated > 0)
            shape[open] = count / stated;
        if (stated == 0 || (open < 0 ? stated != count : stated * shape[open] != count) || shape.LastIndexOf(-1) >= 0)
            throw node.Refuse($"gives {count} constants a shape that does not fit. Needed: the same number of constants");
        return [.. shape];
    }

    private static ConstantTensor Elementwise(Node node, ScalarFunction function)
    {
        ConstantTensor first = node.Constant(0);
        ConstantTensor? second = function.IsBinary ? node.Constant(1) : null;
        if (function.IsBinary && !first.IsFloat && function == ScalarFunction.Div)
            throw node.Refuse("divides whole numbers. Needed: floats");
        long[] shape = second is null ? first.Shape : Broadcasting.Shape(first.Shape, second.Shape)
            ?? throw node.Refuse("combines constants of shapes that do not fit. Needed: equal sizes, or sizes of 1");
        double[] a = first.ToArray(node.Context), b = second?.ToArray(node.Context) ?? [0];
        double[] results = node.Context.Allocate(shape.Aggregate(1L, (product, size) => product * size));
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = function.Of(
                a[Broadcasting.Index(i, shape, first.Shape)], second is null ? 0 : b[Broadcasting.Index(i, shape, second.Shape)]);
        }

        return new ConstantTensor(node.Source, shape, first.IsFloat, new ComputedNumbers(results));
    }

    private static Known Of(Node node, double[] values, long[] shape, bool isFloat) =>
        new(new ConstantTensor(node.Source, shape, isFloat, new ComputedNumbers(values)));
}
