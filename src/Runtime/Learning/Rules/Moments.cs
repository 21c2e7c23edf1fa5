using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>
/// The running means of a gradient and of its square, as in Adam and its variants: m ← m + (1 − β₁)(g − m); v ← β₂v + (1 − β₂)g².
/// </summary>
/// <remarks>
/// Each product and each sum is rounded separately, without fused multiply-add, so every machine computes the same bits. Rules keep their
/// moments in a field, because a property would copy them for every vector of parameters.
/// </remarks>
internal readonly unsafe partial struct Moments
{
    /// <summary>The running mean m of the gradient.</summary>
    public required float* Mean { get; init; }

    /// <summary>The running mean v of the squared gradient.</summary>
    public required float* Square { get; init; }

    /// <summary>The bias correction 1/√(1 − β₂ᵗ).</summary>
    public required float Correction { get; init; }

    /// <summary>The weight 1 − β₁ of the new gradient.</summary>
    public required float NewToMean { get; init; }

    /// <summary>The coefficient β₂ of the old mean.</summary>
    public required float OldToSquare { get; init; }

    /// <summary>The weight 1 − β₂ of the new gradient.</summary>
    public required float NewToSquare { get; init; }

    /// <summary>The small constant ε that prevents a division by zero.</summary>
    public required float Epsilon { get; init; }

    /// <summary>Updates the means of one parameter by its gradient.</summary>
    /// <param name="index">The index of the parameter.</param>
    /// <param name="g">The gradient of the parameter.</param>
    /// <param name="root">The denominator √v·correction + ε.</param>
    /// <returns>The mean m.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Update(nuint index, float g, out float root)
    {
        ref float mean = ref Mean[index];
        ref float square = ref Square[index];
        mean = Subnormal.Flush((float)(mean + (float)(NewToMean * (float)(g - mean))));
        square = Subnormal.FlushSquare((float)((float)(OldToSquare * square) + (float)(NewToSquare * (float)(g * g))));
        root = (float)((float)(float.Sqrt(square) * Correction) + Epsilon);
        return mean;
    }

    /// <summary>
    /// Returns true if rate·m/root is in range for all m and v in range. The means stay in range, because they are means of values in
    /// range.
    /// </summary>
    public bool IsSafe(float rate) =>
        Epsilon >= SafeRange.Epsilon && rate <= (float)(SafeRange.Change / SafeRange.Memory * Epsilon);
}
