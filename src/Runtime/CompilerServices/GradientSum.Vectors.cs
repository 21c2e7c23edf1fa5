using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.CompilerServices;

/// <content>The overloads for vectors.</content>
public readonly partial struct GradientSum
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Begin(nuint index, out Vector256<float> sum) => sum = Vector256.LoadUnsafe(ref At(index));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void End(nuint index, Vector256<float> sum) => sum.StoreUnsafe(ref At(index));
}
