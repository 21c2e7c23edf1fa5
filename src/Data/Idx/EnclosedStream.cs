using System;
using System.IO;

namespace MlpGen;

/// <summary>
/// A read-only stream of a prefix, the rest of another stream, and a suffix. With the prefix, bytes can be inspected even if the stream
/// does not support seeking. The other stream stays open.
/// </summary>
internal sealed class EnclosedStream(byte[] prefix, Stream rest, byte[] suffix) : Stream
{
    private int _prefixGiven;
    private int _suffixGiven;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read = Give(prefix, ref _prefixGiven, buffer);
        if (read == 0)
            read = rest.Read(buffer);
        return read == 0 ? Give(suffix, ref _suffixGiven, buffer) : read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static int Give(byte[] bytes, ref int given, Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, bytes.Length - given);
        bytes.AsSpan(given, count).CopyTo(buffer);
        given += count;
        return count;
    }
}
