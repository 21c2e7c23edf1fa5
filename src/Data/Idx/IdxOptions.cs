using System;

namespace MlpGen;

/// <summary>Limits on the size of an IDX file.</summary>
public sealed class IdxOptions
{
    private readonly long _maxBytes = 1L << 30;

    /// <summary>
    /// Gets the maximum memory in bytes for the numbers of one file, which are stored as floats. At least 1. Default: 1 GiB, which is five
    /// times the size of the MNIST images. Without a limit, a compressed file of one megabyte can expand to a thousand megabytes, and each
    /// of these bytes becomes a float of four bytes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaxBytes
    {
        get => _maxBytes;
        init => _maxBytes = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxBytes), $"{nameof(MaxBytes)} must be at least 1 (was {value}).");
    }
}
