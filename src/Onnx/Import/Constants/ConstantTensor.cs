using System;
using System.IO;
using System.Linq;

namespace MlpGen.Onnx.Import.Constants;

/// <summary>The numbers of a tensor, in row-major order.</summary>
internal interface INumbers
{
    /// <summary>Reads consecutive numbers.</summary>
    /// <param name="start">The index of the first number.</param>
    /// <param name="destination">The destination. Overwritten.</param>
    /// <exception cref="IOException">The numbers are in another file, which cannot be read.</exception>
    void Read(int start, Span<double> destination);
}

/// <summary>A tensor that does not depend on the inputs of the graph.</summary>
/// <param name="Name">The name for messages.</param>
/// <param name="Shape">The sizes of the dimensions, outermost first. Their product is an int.</param>
/// <param name="IsFloat">True for floating-point numbers. False for whole numbers and booleans.</param>
/// <param name="Numbers">The numbers. They are read only when they are needed.</param>
internal sealed record ConstantTensor(string Name, long[] Shape, bool IsFloat, INumbers Numbers)
{
    /// <summary>The largest number of dimensions of a tensor that is read. Images in batches have four.</summary>
    public const int MostDimensions = 16;

    /// <summary>The largest number of axes or sizes in a list that is read. No operator needs as many.</summary>
    public const int LongestList = 64;

    /// <summary>Gets the number of elements.</summary>
    public int Count { get; } = (int)Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Reads all numbers.</summary>
    public double[] ToArray(ReadingContext context)
    {
        double[] values = context.Allocate(Count);
        Numbers.Read(0, values);
        return values;
    }

    /// <summary>Reads a list of whole numbers, such as a shape or axes.</summary>
    /// <exception cref="UnsupportedException">There are too many for a list of axes.</exception>
    public long[] ToList()
    {
        if (Count > LongestList)
            throw new UnsupportedException($"The list {Name} must have at most {LongestList} numbers (has {Count})");
        Span<double> values = stackalloc double[Count];
        Numbers.Read(0, values);
        return Array.ConvertAll(values.ToArray(), value => (long)value);
    }
}

/// <summary>Numbers that were computed from constants.</summary>
internal sealed class ComputedNumbers(double[] values) : INumbers
{
    /// <inheritdoc/>
    public void Read(int start, Span<double> destination) => values.AsSpan(start, destination.Length).CopyTo(destination);
}

/// <summary>The transposed numbers of a matrix. A layer that uses them reads the original rows instead.</summary>
/// <param name="original">The numbers of the matrix.</param>
/// <param name="rows">The number of rows of the original.</param>
/// <param name="columns">The number of columns of the original.</param>
internal sealed class TransposedNumbers(INumbers original, int rows, int columns) : INumbers
{
    /// <summary>
    /// Returns the matrix before it was transposed. Null if the tensor is no longer that matrix, because it got another shape.
    /// </summary>
    public static ConstantTensor? Undo(ConstantTensor tensor) =>
        tensor.Numbers is TransposedNumbers transposed ? transposed.Before(tensor) : null;

    /// <summary>Returns the transpose of a matrix. The numbers stay where they are, unless they are transposed numbers already.</summary>
    public static ConstantTensor Of(ConstantTensor matrix, ReadingContext context)
    {
        // Each further level would read every number through all levels below it.
        INumbers numbers = matrix.Numbers is TransposedNumbers ? new ComputedNumbers(matrix.ToArray(context)) : matrix.Numbers;
        long rows = matrix.Shape[0], columns = matrix.Shape[1];
        return matrix with { Shape = [columns, rows], Numbers = new TransposedNumbers(numbers, (int)rows, (int)columns) };
    }

    private ConstantTensor? Before(ConstantTensor tensor) =>
        tensor.Shape is [long first, long second] && first == columns && second == rows
            ? tensor with { Shape = [rows, columns], Numbers = original }
            : null;

    /// <inheritdoc/>
    public void Read(int start, Span<double> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            int column = (start + i) / rows, row = (start + i) % rows;
            original.Read((row * columns) + column, destination.Slice(i, 1));
        }
    }
}
