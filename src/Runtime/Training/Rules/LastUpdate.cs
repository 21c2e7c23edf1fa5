using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>The same for the last block of a batch: the sums go on from the gradient of the blocks before, whose memory is left as it is.</summary>
internal readonly partial struct LastUpdate<TRule>(TRule rule, AlignedBuffer gradient) : IGradientSink
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
    public void Begin(nuint index, out float sum) => sum = Unsafe.Add(ref gradient.First, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Begin(nuint index, out Vector256<float> sum) => sum = Vector256.LoadUnsafe(ref gradient.First, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(nuint index, float sum) => rule.Apply(index, sum);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void End(nuint index, Vector256<float> sum) => rule.Apply(index, sum);
}
