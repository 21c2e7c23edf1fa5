using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <content>The overloads for vectors.</content>
internal readonly partial struct WeightDecay
{
    /// <summary>Flushes parameters that shrink from step to step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public Vector256<float> Flush(Vector256<float> parameters) => _shrinks ? Subnormal.Flush(parameters) : parameters;
}
