using System.Runtime.CompilerServices;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <summary>Passes each gradient sum from its register through a learning rule to the parameters.</summary>
internal readonly partial struct UpdateSink<TRule>(TRule rule) : IGradientSink
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
    public void Begin(nuint index, out float sum) => sum = 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(nuint index, float sum) => Unsafe.AsRef(in _rule).Apply(index, sum);
}
