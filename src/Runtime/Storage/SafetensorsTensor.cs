using System;
using System.IO;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>One entry of a safetensors header.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="DType">The element type by its safetensors name, such as F32.</param>
/// <param name="Shape">The sizes, outermost first; none for a single number.</param>
/// <param name="Begin">The first byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last.</param>
internal sealed record SafetensorsTensor(string Name, string DType, long[] Shape, long Begin, long End)
{
    /// <summary>Demands that the bytes are as many as element type and shape need.</summary>
    /// <exception cref="InvalidDataException">They are more or fewer, the element type is unknown, or the product overflows.</exception>
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
                $"Tensor {Quoted(Name)} has the data_offsets [{Begin}, {End}]; {length} bytes fit {DType} {Sizes(Shape)}.");
        }
    }

    private long ElementSize() => DType switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" or "F8_E8M0" => 1,
        "U16" or "I16" or "F16" or "BF16" => 2,
        "U32" or "I32" or "F32" => 4,
        "U64" or "I64" or "F64" or "C64" => 8,
        _ => throw new InvalidDataException($"Tensor {Quoted(Name)} has the dtype {Quoted(DType)}, which is unknown; F32 fits."),
    };
}
