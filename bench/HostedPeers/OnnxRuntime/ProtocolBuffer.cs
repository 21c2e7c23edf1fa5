using System;
using System.IO;
using System.Text;

namespace MlpGen.Benchmarks.OnnxRuntime;

/// <summary>
/// Writes messages in the wire format of Protocol Buffers. An ONNX file needs only three kinds of fields. With this class, the models
/// need neither Python nor generated classes.
/// </summary>
internal sealed class ProtocolBuffer
{
    private readonly MemoryStream _bytes = new();

    public ProtocolBuffer Integer(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
        return this;
    }

    public ProtocolBuffer Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtocolBuffer Message(int field, ProtocolBuffer value) => Bytes(field, value.ToArray());

    public ProtocolBuffer Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    public byte[] ToArray() => _bytes.ToArray();

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.WriteByte((byte)(value | 0x80));
        _bytes.WriteByte((byte)value);
    }
}
