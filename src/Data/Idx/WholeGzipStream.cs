using System;
using System.IO;
using System.IO.Compression;

namespace MlpGen;

/// <summary>
/// Unpacks gzip (RFC 1952), one member or several, and demands that it is whole: the framework takes data whose checksum is cut off for
/// complete, and does not mind what follows the last member.
/// </summary>
/// <remarks>
/// A member of our own stands behind the data. It comes out at the end where everything before it was complete, checksums and lengths
/// included; otherwise it is taken for what is missing, and fits nowhere.
/// </remarks>
internal sealed class WholeGzipStream : Stream
{
    private const int BufferSize = 64 * 1024;

    private static readonly byte[] s_end = "MlpGen: all read"u8.ToArray();
    private static readonly byte[] s_packedEnd = Packed(s_end);

    private readonly GZipStream _unpacked;
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _first;
    private int _next;

    /// <param name="prefix">Bytes of the data that were read already.</param>
    /// <param name="rest">The others; it stays open.</param>
    public WholeGzipStream(byte[] prefix, Stream rest) =>
        _unpacked = new GZipStream(new EnclosedStream(prefix, rest, s_packedEnd), CompressionMode.Decompress);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The data is damaged, cut short, or followed by bytes that are not gzip.</exception>
    public override int Read(Span<byte> buffer)
    {
        // The last bytes are kept back until others come: they may be the end.
        while (_next - _first <= s_end.Length)
        {
            _buffer.AsSpan(_first, _next - _first).CopyTo(_buffer);
            (_first, _next) = (0, _next - _first);
            int read = _unpacked.Read(_buffer.AsSpan(_next));
            if (read == 0)
                return AtEnd();
            _next += read;
        }

        int count = Math.Min(buffer.Length, _next - _first - s_end.Length);
        _buffer.AsSpan(_first, count).CopyTo(buffer);
        _first += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private int AtEnd() => _buffer.AsSpan(_first, _next - _first).SequenceEqual(s_end)
        ? 0
        : throw new InvalidDataException("It is cut short, or bytes follow it that are no gzip.");

    private static byte[] Packed(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
