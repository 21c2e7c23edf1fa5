using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <content>The overloads for vectors.</content>
internal readonly unsafe partial struct RmsPropRule
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Apply(nuint index, Vector256<float> gradient)
    {
        ref float weights = ref Parameters[index];
        ref float squares = ref Square[index];
        Vector256<float> w = Vector256.LoadUnsafe(ref weights);
        Vector256<float> g = gradient + (Vector256.Create(Decay) * w);
        Vector256<float> v =
            (Vector256.Create(OldToAverage) * Vector256.LoadUnsafe(ref squares)) + (Vector256.Create(NewToAverage) * (g * g));
        v = Subnormal.FlushSquare(v);
        v.StoreUnsafe(ref squares);
        Vector256<float> spread = Mean != null ? Center(ref Mean[index], g, v) : v;
        Vector256<float> direction = g / (Vector256.Sqrt(spread) + Vector256.Create(Epsilon));
        if (Velocity != null)
        {
            ref float velocities = ref Velocity[index];
            direction = Subnormal.Flush((Vector256.Create(Momentum) * Vector256.LoadUnsafe(ref velocities)) + direction);
            direction.StoreUnsafe(ref velocities);
        }

        _decay.Flush(w - (Vector256.Create(Rate) * direction)).StoreUnsafe(ref weights);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private Vector256<float> Center(ref float means, Vector256<float> g, Vector256<float> v)
    {
        Vector256<float> m = Vector256.LoadUnsafe(ref means);
        m = Subnormal.Flush(m + (Vector256.Create(NewToAverage) * (g - m)));
        m.StoreUnsafe(ref means);
        return Simd.AtLeast(v - (m * m), Vector256<float>.Zero);
    }
}
