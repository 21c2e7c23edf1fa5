using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>Rounds the product a·b and then the sum, on every machine.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct SeparateRounding : IRounding
{
    /// <inheritdoc/>
    // Each operation has its own conversion, so that no platform keeps more digits in between.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float MultiplyAdd(float a, float b, float c) => (float)((float)(a * b) + c);
}
