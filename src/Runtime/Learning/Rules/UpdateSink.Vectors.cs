using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.CompilerServices;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <content>The overloads for vectors.</content>
internal readonly partial struct UpdateSink<TRule>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Begin(nuint index, out Vector256<float> sum) => sum = Vector256<float>.Zero;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void End(nuint index, Vector256<float> sum) => Unsafe.AsRef(in _rule).Apply(index, sum);
}
