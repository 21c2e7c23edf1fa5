using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MlpGen.Storage;

/// <summary>Writes the safetensors format: a header in JSON, followed by the tensors.</summary>
internal static class SafetensorsWriter
{
    // Readers that map the file into memory expect the data on this boundary. The reference implementation also pads to it.
    private const int DataAlignment = 8;

    /// <summary>Writes the header and the tensors.</summary>
    /// <param name="stream">The destination.</param>
    /// <param name="longestHeader">The maximum length of the header in bytes, which is the limit of the reader.</param>
    /// <param name="metadata">The metadata, in the order in which it is written.</param>
    /// <param name="tensors">The tensors, in the order in which they are written.</param>
    /// <exception cref="InvalidOperationException">The header would be too long. Nothing is written.</exception>
    public static void Write(
        Stream stream, long longestHeader, IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<WrittenTensor> tensors)
    {
        ReadOnlySpan<byte> header = Header(metadata, tensors);
        if (header.Length - sizeof(ulong) > longestHeader)
        {
            throw new InvalidOperationException(
                $"The header of the file must have at most {longestHeader} bytes (was {header.Length - sizeof(ulong)}), " +
                "so nothing was saved. Shorten the names and texts that are saved in it.");
        }

        stream.Write(header);
        foreach (WrittenTensor tensor in tensors)
        {
            stream.Write(tensor.Bytes.Span);
            LittleEndian.Write(stream, tensor.Values.Span);
        }
    }

    private static ReadOnlySpan<byte> Header(IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<WrittenTensor> tensors)
    {
        ArrayBufferWriter<byte> buffer = new();
        buffer.GetSpan(sizeof(ulong))[..sizeof(ulong)].Clear();
        buffer.Advance(sizeof(ulong));
        using (Utf8JsonWriter json = new(buffer))
            WriteJson(json, metadata, tensors);

        int padding = -buffer.WrittenCount & (DataAlignment - 1);
        buffer.GetSpan(DataAlignment)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        byte[] header = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)(header.Length - sizeof(ulong)));
        return header;
    }

    private static void WriteJson(
        Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<WrittenTensor> tensors)
    {
        json.WriteStartObject();
        json.WriteStartObject(SafetensorsHeaderReader.MetadataKey);
        foreach ((string key, string value) in metadata)
            json.WriteString(key, value);
        json.WriteEndObject();
        long next = 0;
        foreach (WrittenTensor tensor in tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.DType);
            json.WriteStartArray("shape");
            foreach (long size in tensor.Shape)
                json.WriteNumberValue(size);
            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(next);
            next += ((long)tensor.Values.Length * sizeof(float)) + tensor.Bytes.Length;
            json.WriteNumberValue(next);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

/// <summary>A tensor to write.</summary>
/// <param name="Name">The name of the tensor.</param>
/// <param name="DType">The element type: F32, I32, F64 or I8.</param>
/// <param name="Shape">The sizes of the dimensions, outermost first.</param>
/// <param name="Values">
/// The values as floats, the bits of integers, or the bits of doubles with the lower half first. On big-endian machines, their content is
/// arbitrary after the call.
/// </param>
internal readonly record struct WrittenTensor(string Name, string DType, long[] Shape, Memory<float> Values)
{
    /// <summary>Gets the values of a tensor of bytes, which has no <see cref="Values"/>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Creates a tensor of bytes.</summary>
    public static WrittenTensor Create(string name, string type, long[] shape, byte[] values) =>
        new(name, type, shape, Memory<float>.Empty) { Bytes = values };

    /// <summary>Creates a vector of floats.</summary>
    public static WrittenTensor Create(string name, float[] values) => new(name, "F32", [values.Length], values);

    /// <summary>Creates a vector of integers.</summary>
    public static WrittenTensor Create(string name, ReadOnlySpan<int> values)
    {
        float[] bits = new float[values.Length];
        values.CopyTo(MemoryMarshal.Cast<float, int>(bits.AsSpan()));
        return new WrittenTensor(name, "I32", [values.Length], bits);
    }

    /// <summary>Creates a vector of doubles.</summary>
    public static WrittenTensor Create(string name, ReadOnlySpan<double> values)
    {
        float[] bits = new float[2 * values.Length];
        Span<int> halves = MemoryMarshal.Cast<float, int>(bits.AsSpan());
        for (int i = 0; i < values.Length; i++)
        {
            long value = BitConverter.DoubleToInt64Bits(values[i]);
            halves[2 * i] = (int)value;
            halves[(2 * i) + 1] = (int)(value >> 32);
        }

        return new WrittenTensor(name, "F64", [values.Length], bits);
    }
}
