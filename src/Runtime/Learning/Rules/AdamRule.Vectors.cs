using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <content>The overloads for vectors.</content>
internal readonly unsafe partial struct AdamRule
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Apply(nuint index, Vector256<float> gradient)
    {
        ref float weights = ref Parameters[index];
        Vector256<float> w = Vector256.LoadUnsafe(ref weights);
        Vector256<float> mean = _moments.Update(index, gradient + (Vector256.Create(Decay) * w), out Vector256<float> root);
        _decay.Flush(w - (Vector256.Create(Rate) * (mean / root))).StoreUnsafe(ref weights);
    }
}
