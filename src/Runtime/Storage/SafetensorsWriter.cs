using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MlpGen.Storage;

/// <summary>Writes the safetensors format: a header in JSON, and the tensors one after the other.</summary>
internal static class SafetensorsWriter
{
    // Readers that map the file into memory want the data on this boundary; the reference implementation pads to it as well.
    private const int DataAlignment = 8;

    /// <summary>Writes header and tensors.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="longestHeader">The bytes of a header that are read again at most.</param>
    /// <param name="metadata">In the order in which it is written.</param>
    /// <param name="tensors">Likewise.</param>
    /// <exception cref="InvalidOperationException">The header would be longer; nothing is written then.</exception>
    public static void Write(
        Stream stream, long longestHeader, IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<WrittenTensor> tensors)
    {
        ReadOnlySpan<byte> header = Header(metadata, tensors);
        if (header.Length - sizeof(ulong) > longestHeader)
        {
            throw new InvalidOperationException(
                $"The header of the file would take {header.Length - sizeof(ulong)} bytes, of which {longestHeader} are read again, " +
                "so that nothing was saved. Shorten the names and texts that are kept in it.");
        }

        stream.Write(header);
        foreach (WrittenTensor tensor in tensors)
            LittleEndian.Write(stream, tensor.Values.Span);
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
            next += (long)tensor.Values.Length * sizeof(float);
            json.WriteNumberValue(next);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

/// <summary>A tensor to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DType">F32, I32 or F64.</param>
/// <param name="Shape">The sizes, outermost first.</param>
/// <param name="Values">
/// Floats, integers by their bits, or doubles by theirs, the lower half first; scratch after the call where the machine is big-endian.
/// </param>
internal readonly record struct WrittenTensor(string Name, string DType, long[] Shape, Memory<float> Values)
{
    /// <summary>A row of floats.</summary>
    public static WrittenTensor Of(string name, float[] values) => new(name, "F32", [values.Length], values);

    /// <summary>A row of integers.</summary>
    public static WrittenTensor Of(string name, ReadOnlySpan<int> values)
    {
        float[] bits = new float[values.Length];
        values.CopyTo(MemoryMarshal.Cast<float, int>(bits.AsSpan()));
        return new WrittenTensor(name, "I32", [values.Length], bits);
    }

    /// <summary>A row of doubles.</summary>
    public static WrittenTensor Of(string name, ReadOnlySpan<double> values)
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
