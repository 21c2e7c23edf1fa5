using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen;

/// <summary>g ← g + λw; without momentum w ← w − ηg, with it v ← μv + g and w ← w − ηv, or with Nesterov w ← w − η(g + μv).</summary>
/// <remarks>Products and sums are rounded one by one, not fused, so that every machine gets the same bits.</remarks>
/// <param name="parameters">w.</param>
/// <param name="velocity">v; null without momentum.</param>
/// <param name="rate">η.</param>
/// <param name="decay">λ.</param>
/// <param name="momentum">μ.</param>
/// <param name="nesterov">Look one step of momentum ahead.</param>
internal readonly unsafe partial struct SgdRule(
    float* parameters, float* velocity, float rate, float decay, float momentum, bool nesterov) : IUpdateRule
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(nuint index, float gradient)
    {
        ref float weight = ref parameters[index];
        float g = gradient + (decay * weight);
        if (velocity != null)
            g = Accelerate(ref velocity[index], g);
        weight -= rate * g;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Apply(nuint index, Vector256<float> gradient)
    {
        ref float weights = ref parameters[index];
        Vector256<float> w = Vector256.LoadUnsafe(ref weights);
        Vector256<float> g = gradient + (Vector256.Create(decay) * w);
        if (velocity != null)
            g = Accelerate(ref velocity[index], g);
        (w - (Vector256.Create(rate) * g)).StoreUnsafe(ref weights);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Accelerate(ref float speed, float g)
    {
        speed = (momentum * speed) + g;
        return nesterov ? g + (momentum * speed) : speed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    private Vector256<float> Accelerate(ref float velocities, Vector256<float> g)
    {
        Vector256<float> mu = Vector256.Create(momentum);
        Vector256<float> v = (mu * Vector256.LoadUnsafe(ref velocities)) + g;
        v.StoreUnsafe(ref velocities);
        return nesterov ? g + (mu * v) : v;
    }
}
