using System;
using System.Linq;
using MlpGen.Onnx.Import.Constants;
using MlpGen.Onnx.Import.Functions;
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
                return ConstantShapes.Transpose(node);
            case "Reshape" or "Flatten" or "Squeeze" or "Unsqueeze":
                return ConstantShapes.Reshape(node);
            case "Clip":
                double lower = node.Number(1, "min") ?? double.NegativeInfinity, upper = node.Number(2, "max") ?? double.PositiveInfinity;
                return Elementwise(node, new ScalarFunction(value => Math.Min(Math.Max(value, lower), upper)));
            default:
                ScalarFunction function = ElementNodes.Function(node)
                    ?? throw node.Refuse("has an operator that is not computed for constants. Needed: its result in the file");
                return Elementwise(node, function);
        }
    }

    private static ConstantTensor Cast(Node node)
    {
        ConstantTensor source = node.Constant(0);
        long type = node.Int("to", 0);
        bool isFloat = ElementType.IsFloat((TensorProto.Types.DataType)type);
        bool isInt = type is (long)TensorProto.Types.DataType.Int32 or (long)TensorProto.Types.DataType.Int64;
        return isFloat || (isInt && !source.IsFloat)
            ? source with { IsFloat = isFloat }
            : throw node.Refuse($"converts constants to type {type}, which changes them. Needed: {ShapeNodes.Floats}");
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
