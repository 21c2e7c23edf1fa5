using System;

namespace MlpGen;

/// <summary>Limits on the size of an IDX file.</summary>
public sealed class IdxOptions
{
    private readonly long _maxBytes = 1L << 30;

    /// <summary>
    /// Gets the maximum memory for the numbers of one file as floats, in bytes. At least 1. Default: 1 GiB, five times the images of MNIST.
    /// A compressed file of a megabyte can contain a thousand megabytes, and each of its bytes becomes four.
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
