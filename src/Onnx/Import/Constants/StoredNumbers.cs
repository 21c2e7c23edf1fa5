using System;
using System.Buffers.Binary;
using MlpGen.Storage;
using Onnx;
using DataType = Onnx.TensorProto.Types.DataType;

namespace MlpGen.Onnx.Import.Constants;

/// <summary>Numbers as the bytes of a file, with the lowest byte first.</summary>
/// <param name="bytes">Returns the bytes.</param>
/// <param name="type">The type of the numbers.</param>
internal sealed class RawNumbers(Func<ReadOnlyMemory<byte>> bytes, DataType type) : INumbers
{
    /// <inheritdoc/>
    public void Read(int start, Span<double> destination)
    {
        int size = ElementType.Size(type);
        ReadOnlySpan<byte> source = bytes().Span[(start * size)..];
        for (int i = 0; i < destination.Length; i++)
            destination[i] = ElementType.Read(source[(i * size)..], type);
    }
}

/// <summary>Numbers in the list of their type.</summary>
internal sealed class TypedNumbers(TensorProto tensor) : INumbers
{
    private readonly DataType _type = (DataType)tensor.DataType;

    /// <summary>Gets the number of elements in the list.</summary>
    public int Count => _type switch
    {
        DataType.Float => tensor.FloatData.Count,
        DataType.Double => tensor.DoubleData.Count,
        DataType.Int64 => tensor.Int64Data.Count,
        DataType.Uint32 or DataType.Uint64 => tensor.Uint64Data.Count,
        _ => tensor.Int32Data.Count,
    };

    /// <inheritdoc/>
    public void Read(int start, Span<double> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = Read(start + i);
    }

    private double Read(int index) => _type switch
    {
        DataType.Float => tensor.FloatData[index],
        DataType.Double => tensor.DoubleData[index],
        DataType.Int64 => tensor.Int64Data[index],
        DataType.Uint32 or DataType.Uint64 => tensor.Uint64Data[index],
        DataType.Float16 => ShortFloats.FromHalf((ushort)tensor.Int32Data[index]),
        DataType.Bfloat16 => ShortFloats.FromBrain((ushort)tensor.Int32Data[index]),
        _ => tensor.Int32Data[index],
    };
}

/// <summary>The types of numbers that can be read.</summary>
internal static class ElementType
{
    /// <summary>Returns the number of bytes of a number. 0 if the type cannot be read.</summary>
    public static int Size(DataType type) => type switch
    {
        DataType.Bool or DataType.Int8 or DataType.Uint8 => 1,
        DataType.Float16 or DataType.Bfloat16 or DataType.Int16 or DataType.Uint16 => 2,
        DataType.Float or DataType.Int32 or DataType.Uint32 => 4,
        DataType.Double or DataType.Int64 or DataType.Uint64 => 8,
        _ => 0,
    };

    /// <summary>True for floating-point types.</summary>
    public static bool IsFloat(DataType type) => type is DataType.Float or DataType.Double or DataType.Float16 or DataType.Bfloat16;

    /// <summary>Reads one number.</summary>
    public static double Read(ReadOnlySpan<byte> source, DataType type) => type switch
    {
        DataType.Float => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt32LittleEndian(source)),
        DataType.Double => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(source)),
        DataType.Float16 => ShortFloats.FromHalf(BinaryPrimitives.ReadUInt16LittleEndian(source)),
        DataType.Bfloat16 => ShortFloats.FromBrain(BinaryPrimitives.ReadUInt16LittleEndian(source)),
        DataType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(source),
        DataType.Uint64 => BinaryPrimitives.ReadUInt64LittleEndian(source),
        DataType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(source),
        DataType.Uint32 => BinaryPrimitives.ReadUInt32LittleEndian(source),
        DataType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(source),
        DataType.Uint16 => BinaryPrimitives.ReadUInt16LittleEndian(source),
        DataType.Int8 => (sbyte)source[0],
        _ => source[0],
    };
}
