using System;
using System.IO;
using System.IO.Compression;

namespace MlpGen;

/// <summary>
/// Decompresses gzip data (RFC 1952) of one or more members, and throws unless it is complete. The framework accepts data whose checksum is
/// cut off, and it ignores bytes after the last member.
/// </summary>
/// <remarks>
/// The stream appends a member of its own to the data. It is decompressed at the end only if everything before it is complete, including
/// checksums and lengths. Otherwise the framework reads it as the missing part and fails.
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

    /// <param name="prefix">The bytes of the data that were already read.</param>
    /// <param name="rest">The stream with the remaining bytes. It stays open.</param>
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

    /// <exception cref="InvalidDataException">The data is damaged, ends early, or is followed by bytes that are not gzip data.</exception>
    public override int Read(Span<byte> buffer)
    {
        // Hold back the last bytes until more arrive, because they can be the end member.
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
        : throw new InvalidDataException("The data ends early, or bytes that are not gzip data follow it.");

    private static byte[] Packed(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
