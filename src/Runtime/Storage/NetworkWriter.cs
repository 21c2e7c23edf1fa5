using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace MlpGen;

/// <summary>Writes a network in the safetensors format.</summary>
internal static class NetworkWriter
{
    // Readers that map the file into memory want the data on this boundary; the reference implementation pads to it as well.
    private const int DataAlignment = 8;

    /// <summary>Writes header and parameters.</summary>
    public static void Write(INetwork network, Stream stream)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        stream.Write(Header(network));
        LittleEndian.Write(stream, parameters);
    }

    private static ReadOnlySpan<byte> Header(INetwork network)
    {
        ArrayBufferWriter<byte> buffer = new();
        buffer.GetSpan(sizeof(ulong))[..sizeof(ulong)].Clear();
        buffer.Advance(sizeof(ulong));
        using (Utf8JsonWriter json = new(buffer))
            WriteJson(json, network);

        int padding = -buffer.WrittenCount & (DataAlignment - 1);
        buffer.GetSpan(DataAlignment)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        byte[] header = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)(header.Length - sizeof(ulong)));
        return header;
    }

    private static void WriteJson(Utf8JsonWriter json, INetwork network)
    {
        json.WriteStartObject();
        json.WriteStartObject(SafetensorsHeaderReader.MetadataKey);
        foreach ((string key, string value) in NetworkMetadata.Of(network))
            json.WriteString(key, value);
        json.WriteEndObject();
        foreach (NetworkTensor tensor in NetworkTensor.Of(network))
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", "F32");
            json.WriteStartArray("shape");
            foreach (long size in tensor.Shape)
                json.WriteNumberValue(size);
            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue((long)tensor.Start * sizeof(float));
            json.WriteNumberValue(((long)tensor.Start + tensor.Length) * sizeof(float));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
