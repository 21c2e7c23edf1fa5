using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>Takes each sum of a gradient from the register it was made in through a learning rule into the parameters.</summary>
internal readonly partial struct Update<TRule>(TRule rule) : IGradientSink
    where TRule : struct, IUpdateRule<TRule>
{
    /// <inheritdoc/>
    public bool Accepts(double loss) => double.IsFinite(loss);

    /// <inheritdoc/>
    public bool ChangesParameters => true;

    /// <inheritdoc/>
    public bool AcceptsGradient(float largest) => largest <= SafeRange.BlockGradient;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(nuint index, out float sum) => sum = 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Begin(nuint index, out Vector256<float> sum) => sum = Vector256<float>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(nuint index, float sum) => rule.Apply(index, sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void End(nuint index, Vector256<float> sum) => rule.Apply(index, sum);
}
