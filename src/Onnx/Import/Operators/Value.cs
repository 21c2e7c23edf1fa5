using System;
using System.Linq;
using MlpGen.Onnx.Import.Chains;
using MlpGen.Onnx.Import.Constants;
using MlpGen.Onnx.Import.Functions;

namespace MlpGen.Onnx.Import.Operators;

/// <summary>A value in the graph: a constant, features of each row, or a refusal.</summary>
internal abstract class Value;

/// <summary>A tensor that does not depend on the inputs.</summary>
internal sealed class Known(ConstantTensor tensor) : Value
{
    /// <summary>Gets the tensor.</summary>
    public ConstantTensor Tensor => tensor;
}

/// <summary>A tensor that cannot be read, or does not belong to a multilayer perceptron.</summary>
internal sealed class Refused(string why) : Value
{
    /// <summary>Gets the node and what would be needed instead.</summary>
    public string Why => why;
}

/// <summary>A tensor with one row of features for each row of the inputs.</summary>
/// <param name="expression">The expression that the tensor holds.</param>
/// <param name="shape">The sizes: the rows, then the dimensions of one row.</param>
/// <param name="isTransposed">True if the features come first and the rows second. Then there are two dimensions.</param>
internal sealed class Features(Expression expression, long[] shape, bool isTransposed = false) : Value
{
    /// <summary>The size of a dimension that the graph does not state.</summary>
    public const long Unknown = -1;

    /// <summary>Gets the expression that the tensor holds.</summary>
    public Expression Expression => expression;

    /// <summary>Gets the number of rows, then the sizes of the dimensions of one row. A size can be <see cref="Unknown"/>.</summary>
    public long[] Shape => shape;

    /// <summary>True if the features come first and the rows second.</summary>
    public bool IsTransposed => isTransposed;

    /// <summary>True if a row has a single dimension with more than one number, and that is the last.</summary>
    public bool IsFlat => shape.Length >= 2 && Array.TrueForAll(shape[1..^1], size => size == 1);

    /// <summary>Gets the number of features of a row. <see cref="Unknown"/> if a size is.</summary>
    public long Columns => shape.Contains(Unknown, 1) ? Unknown : shape.Skip(1).Aggregate(1L, (product, size) => product * size);

    /// <summary>Returns the output of a chain as a tensor of two dimensions.</summary>
    public static Features Of(Chain chain, long rows) => new(chain.Variable, [rows, chain.Width == 0 ? Unknown : chain.Width]);
}

/// <summary>Short forms for shapes.</summary>
internal static class ShapeExtensions
{
    /// <summary>True if a number occurs at or behind a position.</summary>
    public static bool Contains(this long[] shape, long value, int start) => Array.IndexOf(shape, value, start) >= 0;
}
