using System;
using System.Linq;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>
/// A destination between two strips that nobody may write to. It starts at no boundary of a vector, as a user's slice may, and what
/// stands in it before is no number, so that a value that is added to instead of overwritten shows.
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

    /// <summary>A destination that holds values already: for calls in place.</summary>
    public Guarded(ReadOnlySpan<float> content)
        : this(content.Length) => content.CopyTo(Span);

    public int Length { get; }

    public Span<float> Span => _floats.AsSpan(Strip, Length);

    /// <summary>Whether both strips are as they were.</summary>
    public bool IsIntact => _floats.Take(Strip).Concat(_floats.Skip(Strip + Length)).All(IsUntouched);

    /// <summary>Whether the destination itself is as it was.</summary>
    public bool IsUnwritten => _floats.All(IsUntouched);

    public double[] ToDouble(Range range) => Array.ConvertAll(Span[range].ToArray(), x => (double)x);

    private static bool IsUntouched(float value) => BitConverter.SingleToUInt32Bits(value) == BitConverter.SingleToUInt32Bits(s_guard);
}
