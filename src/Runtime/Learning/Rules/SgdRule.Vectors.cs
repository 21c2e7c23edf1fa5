using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <content>The overloads for vectors.</content>
internal readonly unsafe partial struct SgdRule
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Apply(nuint index, Vector256<float> gradient)
    {
        ref float weights = ref Parameters[index];
        Vector256<float> w = Vector256.LoadUnsafe(ref weights);
        Vector256<float> g = gradient + (Vector256.Create(Decay) * w);
        if (Velocity != null)
            g = Accelerate(ref Velocity[index], g);
        _decay.Flush(w - (Vector256.Create(Rate) * g)).StoreUnsafe(ref weights);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private Vector256<float> Accelerate(ref float velocities, Vector256<float> g)
    {
        Vector256<float> mu = Vector256.Create(Momentum);
        Vector256<float> v = Subnormal.Flush((mu * Vector256.LoadUnsafe(ref velocities)) + g);
        v.StoreUnsafe(ref velocities);
        return Nesterov ? g + (mu * v) : v;
    }
}
