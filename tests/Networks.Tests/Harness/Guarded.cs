using System;
using System.Linq;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>
/// A destination between two strips that must not be written to. Like a user's slice, it need not start at a vector boundary. It is
/// filled with NaN, so that a value that is added to instead of overwritten shows.
/// </summary>
internal sealed class Guarded
{
    private const int Strip = 67;
    private static readonly float s_guard = BitConverter.UInt32BitsToSingle(0x7FC0_1234);
    private readonly float[] _floats;

    public Guarded(int length)
    {
        Length = length;
        _floats = new float[Strip + length + Strip];
        Array.Fill(_floats, s_guard);
    }

    /// <summary>Creates a destination that already holds values, for calls in place.</summary>
    public Guarded(ReadOnlySpan<float> content)
        : this(content.Length) => content.CopyTo(Span);

    public int Length { get; }

    public Span<float> Span => _floats.AsSpan(Strip, Length);

    /// <summary>True if both strips are unchanged.</summary>
    public bool IsIntact => _floats.Take(Strip).Concat(_floats.Skip(Strip + Length)).All(IsUntouched);

    /// <summary>True if the strips and the destination itself are unchanged.</summary>
    public bool IsUnwritten => _floats.All(IsUntouched);

    public double[] ToDouble(Range range) => Array.ConvertAll(Span[range].ToArray(), x => (double)x);

    private static bool IsUntouched(float value) => BitConverter.SingleToUInt32Bits(value) == BitConverter.SingleToUInt32Bits(s_guard);
}
