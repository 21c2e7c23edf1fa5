using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>
/// Passes the gradient sums of a batch's last block through a learning rule to the parameters. The sums start from the gradient of the
/// earlier blocks, whose memory does not change.
/// </summary>
internal readonly partial struct LastBlockUpdateSink<TRule>(TRule rule, AlignedBuffer gradient) : IGradientSink
    where TRule : struct, IUpdateRule<TRule>
{
    // Used in place: a call on a readonly field of a type parameter first copies the struct, and loads each setting into a separate
    // register.
    private readonly TRule _rule = rule;

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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(nuint index, float sum) => Unsafe.AsRef(in _rule).Apply(index, sum);
}
