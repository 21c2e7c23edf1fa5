using System;
using System.Runtime.CompilerServices;

namespace MlpGen.CompilerServices;

/// <content>The search without vectors.</content>
public readonly partial struct LargestMagnitude
{
    private readonly int _soFar;

    private LargestMagnitude(int soFar) => _soFar = soFar;

    /// <summary>Gets the largest |x|. The result is ∞ or NaN if a value is.</summary>
    public float Value => BitConverter.Int32BitsToSingle(_soFar);

    /// <summary>Starts a search.</summary>
    /// <param name="magnitude">The lower bound of the result. At least 0.</param>
    public static LargestMagnitude AtLeast(float magnitude) => new(BitConverter.SingleToInt32Bits(magnitude));

    /// <summary>Continues the search.</summary>
    /// <param name="values">The floats, with or without padding.</param>
    /// <param name="count">The number of floats.</param>
    public LargestMagnitude With(ref float values, int count) => new(PlainLargest(ref values, count, _soFar));
}
