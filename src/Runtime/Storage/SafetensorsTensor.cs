using System;
using System.IO;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>An entry of a safetensors header.</summary>
/// <param name="Name">The name of the tensor.</param>
/// <param name="DType">The element type by its safetensors name, such as F32.</param>
/// <param name="Shape">The sizes of the dimensions, outermost first. Empty for a single number.</param>
/// <param name="Begin">The index of the first byte, relative to the end of the header.</param>
/// <param name="End">The index of the byte after the last one.</param>
internal sealed record SafetensorsTensor(string Name, string DType, long[] Shape, long Begin, long End)
{
    /// <summary>Throws unless the number of bytes matches the element type and the shape.</summary>
    /// <exception cref="InvalidDataException">
    /// The number of bytes is wrong, the element type is unknown, or the product overflows.
    /// </exception>
    public void CheckLength()
    {
        long length = ElementSize();
        try
        {
            foreach (long size in Shape)
                length = checked(length * size);
        }
        catch (OverflowException error)
        {
            throw new InvalidDataException($"Tensor {Quoted(Name)} of shape {Sizes(Shape)} is larger than any file.", error);
        }

        if (End - Begin != length)
        {
            throw new InvalidDataException(
                $"Tensor {Quoted(Name)} has the data_offsets [{Begin}, {End}], but {DType} {Sizes(Shape)} needs {length} bytes.");
        }
    }

    private long ElementSize() => DType switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" or "F8_E8M0" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or "F32" => 4,
        "U64" or "I64" or "F64" or "C64" => 8,
        _ => throw new InvalidDataException($"Tensor {Quoted(Name)} has the unknown dtype {Quoted(DType)}. Expected F32."),
    };
}
