using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <content>The overloads for vectors.</content>
internal readonly unsafe partial struct AdagradRule
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Apply(nuint index, Vector256<float> gradient)
    {
        ref float weights = ref Parameters[index];
        ref float sums = ref Sum[index];
        Vector256<float> w = Vector256.LoadUnsafe(ref weights);
        Vector256<float> g = gradient + (Vector256.Create(Decay) * w);
        Vector256<float> s = Subnormal.FlushSquare(Vector256.LoadUnsafe(ref sums) + (g * g));
        s.StoreUnsafe(ref sums);
        _decay.Flush(w - (Vector256.Create(Rate) * (g / (Vector256.Sqrt(s) + Vector256.Create(Epsilon))))).StoreUnsafe(ref weights);
    }
}
