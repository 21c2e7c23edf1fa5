using System.Globalization;

namespace MlpGen;

/// <summary>The result of <see cref="BitsSelfTest.Run"/>.</summary>
public sealed class BitsReport
{
    // The hashes of .NET 10 on x64. Every platform must compute them. A change of bits in a new version changes them.
    private const ulong ExpectedFused = 0x8bd864ddf7f21d98;
    private const ulong ExpectedSeparate = 0x637b6006db3f8304;

    internal BitsReport(ulong fused, ulong separate)
    {
        Fused = Text(fused);
        Separate = Text(separate);
        IsCorrect = fused == ExpectedFused && separate == ExpectedSeparate;
    }

    /// <summary>Gets the hash of the network with <see cref="Rounding.Fused"/>, as 16 hexadecimal digits.</summary>
    public string Fused { get; }

    /// <summary>Gets the hash of the network with <see cref="Rounding.Separate"/>, as 16 hexadecimal digits.</summary>
    public string Separate { get; }

    /// <summary>True if both hashes are those of every other platform.</summary>
    public bool IsCorrect { get; }

    /// <summary>Returns one line with the result, and on a difference the expected hashes.</summary>
    public override string ToString() => IsCorrect
        ? $"The bits are those of every platform: fused {Fused}, separate {Separate}."
        : $"The bits differ from those of other platforms: fused {Fused} instead of {Text(ExpectedFused)}, " +
            $"separate {Separate} instead of {Text(ExpectedSeparate)}.";

    private static string Text(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);
}
