using System.Linq;
using Onnx;
using static MlpGen.Text.MessageText;
using DataType = Onnx.TensorProto.Types.DataType;

namespace MlpGen.Onnx.Import.Constants;

/// <summary>Reads a tensor that a file states, in any encoding.</summary>
internal static class ConstantReader
{
    /// <summary>Checks the tensor. Its numbers are read when they are needed.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="folder">The directory of the model, or null if there is none.</param>
    /// <exception cref="UnsupportedException">The type cannot be read, or the data does not fit the shape.</exception>
    public static ConstantTensor Read(TensorProto tensor, string? folder)
    {
        DataType type = (DataType)tensor.DataType;
        int size = ElementType.Size(type);
        if (size == 0)
        {
            throw Refusal(tensor, $"must have numbers of 1, 2, 4 or 8 bytes (its type is {tensor.DataType})");
        }

        if (tensor.Dims.Count > ConstantTensor.MostDimensions)
            throw Refusal(tensor, $"must have at most {ConstantTensor.MostDimensions} dimensions (has {tensor.Dims.Count})");
        long[] shape = [.. tensor.Dims];
        int count = Count(tensor, shape);
        return new ConstantTensor(Quoted(tensor.Name), shape, ElementType.IsFloat(type), Numbers(tensor, type, folder, count));
    }

    private static INumbers Numbers(TensorProto tensor, DataType type, string? folder, int count)
    {
        long bytes = (long)count * ElementType.Size(type);
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
            return new RawNumbers(new ExternalFile(tensor, folder, bytes).Bytes, type);
        if (tensor.HasRawData)
        {
            return tensor.RawData.Length == bytes
                ? new RawNumbers(() => tensor.RawData.Memory, type)
                : throw Refusal(tensor, $"must have {bytes} bytes for its shape {Sizes([.. tensor.Dims])} (has {tensor.RawData.Length})");
        }

        TypedNumbers numbers = new(tensor);
        return numbers.Count == count
            ? numbers
            : throw Refusal(tensor, $"must have {count} numbers for its shape {Sizes([.. tensor.Dims])} (has {numbers.Count})");
    }

    private static int Count(TensorProto tensor, long[] shape)
    {
        long count = 1;
        foreach (long size in shape)
        {
            // Both factors are at most 2³¹, so the product does not overflow.
            count = size is >= 0 and <= int.MaxValue ? count * size : long.MaxValue;
            if (count > int.MaxValue)
                throw Refusal(tensor, $"must have at most {int.MaxValue} numbers (its shape is {Sizes(shape)})");
        }

        return (int)count;
    }

    private static UnsupportedException Refusal(TensorProto tensor, string why) => new($"Tensor {Quoted(tensor.Name)} {why}");
}
