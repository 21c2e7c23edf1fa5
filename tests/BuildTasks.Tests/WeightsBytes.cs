using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace MlpGen.BuildTasks.Tests;

/// <summary>Safetensors files built by hand. They share no code with the library.</summary>
internal static class WeightsBytes
{
    /// <summary>The metadata that MlpGen writes for a network 2-3-1.</summary>
    public const string Metadata =
        "\"__metadata__\":{\"format\":\"mlpgen\",\"version\":\"1\",\"layer_sizes\":\"2,3,1\",\"activations\":\"Relu,Sigmoid\",\"loss\":\"Quadratic\"}";

    /// <summary>The parameters 1 to 13 of a network 2-3-1, with names that start with a prefix.</summary>
    public static (string Name, string Type, string Shape, float[] Values)[] Small(string first = "layers.0", string second = "layers.1", string type = "F32") =>
    [
        ($"{first}.weight", type, "3,2", Range(1, 6)),
        ($"{first}.bias", type, "3", Range(7, 3)),
        ($"{second}.weight", type, "1,3", Range(10, 3)),
        ($"{second}.bias", type, "1", Range(13, 1)),
    ];

    public static float[] Range(int first, int count) => [.. Enumerable.Range(first, count).Select(number => (float)number)];

    public static byte[] File(params (string Name, string Type, string Shape, float[] Values)[] tensors) => File("", tensors);

    public static byte[] File(string metadata, params (string Name, string Type, string Shape, float[] Values)[] tensors)
    {
        List<byte> data = [];
        List<string> entries = metadata.Length > 0 ? [metadata] : [];
        foreach ((string name, string type, string shape, float[] values) in tensors)
        {
            int begin = data.Count;
            foreach (float value in values)
                data.AddRange(Bytes(type, value));
            entries.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":[{shape}],\"data_offsets\":[{begin},{data.Count}]}}"));
        }

        return Raw($"{{{string.Join(",", entries)}}}", [.. data]);
    }

    public static byte[] Raw(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header), length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }

    private static byte[] Bytes(string type, float value) => type switch
    {
        "F64" => BitConverter.GetBytes((double)value),
        "F16" => BitConverter.GetBytes((Half)value),
        "BF16" => BitConverter.GetBytes(value)[2..],
        "I32" => BitConverter.GetBytes((int)value),
        _ => BitConverter.GetBytes(value),
    };
}
