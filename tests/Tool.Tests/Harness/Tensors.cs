using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MlpGen.Tool.Tests.Harness;

/// <summary>A safetensors file as another program writes it.</summary>
internal sealed class Tensors
{
    private readonly Dictionary<string, object> _header = [];
    private readonly MemoryStream _data = new();

    /// <summary>Adds floats.</summary>
    public Tensors Add(string name, long[] shape, params float[] values) => Add(name, "F32", shape, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <summary>Adds numbers of any type.</summary>
    public Tensors Add(string name, string type, long[] shape, byte[] bytes)
    {
        _header[name] = new { dtype = type, shape, data_offsets = new[] { _data.Length, _data.Length + bytes.Length } };
        _data.Write(bytes);
        return this;
    }

    /// <summary>Adds metadata.</summary>
    public Tensors With(params (string Key, string Value)[] metadata)
    {
        _header["__metadata__"] = metadata.ToDictionary(entry => entry.Key, entry => entry.Value);
        return this;
    }

    /// <summary>Adds the weights and biases of a layer, which are random and depend on the name alone.</summary>
    public Tensors Layer(string name, int inputs, int outputs)
    {
        Pcg32 random = new((ulong)name.Sum(letter => letter));
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
        return Add($"{name}.weight", [outputs, inputs], Draw(inputs * outputs)).Add($"{name}.bias", [outputs], Draw(outputs));
    }

    /// <summary>Returns the bytes of the file.</summary>
    public byte[] ToArray()
    {
        byte[] header = JsonSerializer.SerializeToUtf8Bytes(_header);
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. _data.ToArray()];
    }
}
