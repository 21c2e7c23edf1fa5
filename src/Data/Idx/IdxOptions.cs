using System;

namespace MlpGen;

/// <summary>Limits on the size of an IDX file.</summary>
public sealed class IdxOptions
{
    private readonly long _maxBytes = 1L << 30;

    /// <summary>
    /// The memory that the numbers of one file may take as floats, in bytes, at least 1; 1 GiB unless set, five times the images of MNIST.
    /// A packed file of a megabyte may unpack to a thousand, and each of its bytes becomes four.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long MaxBytes
    {
        get => _maxBytes;
        init => _maxBytes = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxBytes), $"MaxBytes is {value}; at least 1 fits.");
    }
}
