using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.CompilerServices;

/// <summary>A sink that adds to a gradient in memory.</summary>
/// <param name="gradient">The memory that contains the gradient.</param>
/// <param name="offset">The index of its first float in that memory.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public readonly partial struct GradientSum(AlignedBuffer gradient, int offset) : IGradientSink
{
    /// <inheritdoc/>
    public bool Accepts(double loss) => true;

    /// <inheritdoc/>
    public bool ChangesParameters => false;

    /// <inheritdoc/>
    public bool AcceptsGradient(float largest) => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(nuint index, out float sum) => sum = At(index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(nuint index, float sum) => At(index) = sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref float At(nuint index) => ref Unsafe.Add(ref gradient.First, index + (nuint)offset);
}
