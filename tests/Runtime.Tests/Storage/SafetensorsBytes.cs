using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

/// <summary>Safetensors files built from parts by hand, and a reader that shares no code with the library.</summary>
internal static class SafetensorsBytes
{
    /// <summary>The header of <see cref="FakeNetwork.Small"/> without metadata.</summary>
    public const string SmallHeader =
        """{"layers.0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]}""" +
        ""","layers.0.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}""" +
        ""","layers.1.weight":{"dtype":"F32","shape":[1,3],"data_offsets":[36,48]}""" +
        ""","layers.1.bias":{"dtype":"F32","shape":[1],"data_offsets":[48,52]}}""";

    /// <summary>The bytes of the parameters 1 to 13 of <see cref="FakeNetwork.Small"/>.</summary>
    public static byte[] SmallData => Floats([.. Enumerable.Range(1, 13).Select(i => (float)i)]);

    public static byte[] File(string header, byte[] data) => File(Encoding.UTF8.GetBytes(header), data);

    public static byte[] File(byte[] header, byte[] data)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }

    public static byte[] Floats(params float[] values)
    {
        byte[] bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }

    public static int HeaderLength(byte[] file) => (int)BinaryPrimitives.ReadInt64LittleEndian(file);

    public static string Header(byte[] file) => Encoding.UTF8.GetString(file, 8, HeaderLength(file));

    public static (string Shape, float[] Values) Tensor(byte[] file, string name)
    {
        using JsonDocument header = JsonDocument.Parse(Header(file));
        JsonElement tensor = header.RootElement.GetProperty(name);
        Assert.Equal("F32", tensor.GetProperty("dtype").GetString());
        int[] offsets = [.. tensor.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32())];
        List<float> values = [];
        for (int at = 8 + HeaderLength(file) + offsets[0]; at < 8 + HeaderLength(file) + offsets[1]; at += 4)
            values.Add(BitConverter.Int32BitsToSingle(file[at] | (file[at + 1] << 8) | (file[at + 2] << 16) | (file[at + 3] << 24)));
        return (tensor.GetProperty("shape").GetRawText(), [.. values]);
    }

    /// <summary>Loads a file into <see cref="FakeNetwork.Other"/> and asserts that the file is refused and nothing changes.</summary>
    /// <returns>The message of the exception.</returns>
    public static string Refusal(byte[] file)
    {
        FakeNetwork network = FakeNetwork.Other();
        float[] before = network.Parameters;
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => NetworkFile.Load(network, new MemoryStream(file)));
        Assert.Same(before, network.Parameters);
        Assert.All(before, parameter => Assert.Equal(-7f, parameter));
        Assert.False(string.IsNullOrWhiteSpace(error.Message), string.Create(CultureInfo.InvariantCulture, $"{error}"));
        return error.Message;
    }
}
