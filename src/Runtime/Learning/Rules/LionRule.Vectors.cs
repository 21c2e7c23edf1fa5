using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <content>The overloads for vectors.</content>
internal readonly unsafe partial struct LionRule
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Apply(nuint index, Vector256<float> gradient)
    {
        ref float weights = ref Parameters[index];
        ref float means = ref Mean[index];
        Vector256<float> w = Vector256.LoadUnsafe(ref weights);
        Vector256<float> m = Vector256.LoadUnsafe(ref means);
        Vector256<float> direction = (Vector256.Create(OldToDirection) * m) + (Vector256.Create(NewToDirection) * gradient);
        Subnormal.Flush((Vector256.Create(OldToMean) * m) + (Vector256.Create(NewToMean) * gradient)).StoreUnsafe(ref means);
        _decay.Flush(w - (Vector256.Create(Rate) * (Sign.Evaluate(direction) + (Vector256.Create(Decay) * w)))).StoreUnsafe(ref weights);
    }
}
