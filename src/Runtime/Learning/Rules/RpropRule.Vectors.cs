using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <content>The overloads for vectors.</content>
internal readonly unsafe partial struct RpropRule
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public void Apply(nuint index, Vector256<float> gradient)
    {
        ref float weights = ref Parameters[index];
        ref float previous = ref Previous[index];
        ref float sizes = ref StepSize[index];
        Vector256<float> zero = Vector256<float>.Zero;
        Vector256<float> size = Vector256.LoadUnsafe(ref sizes);
        Vector256<float> isNew = Vector256.Equals(size, zero);
        Vector256<float> agreement = gradient * Vector256.LoadUnsafe(ref previous);
        Vector256<float> turned = Vector256.LessThan(agreement, zero);
        Vector256<float> factor = Vector256.ConditionalSelect(
            Vector256.GreaterThan(agreement, zero),
            Vector256.Create(EtaPlus),
            Vector256.ConditionalSelect(turned, Vector256.Create(EtaMinus), Vector256<float>.One));
        Vector256<float> s = Vector256.ConditionalSelect(isNew, Vector256.Create(FirstStepSize), size) * factor;
        s = Vector256.Min(Vector256.Max(s, Vector256.Create(MinStep)), Vector256.Create(MaxStep));
        Vector256<float> g = Vector256.ConditionalSelect(turned, zero, gradient);
        Vector256.ConditionalSelect(isNew & Vector256.Equals(gradient, zero), zero, s).StoreUnsafe(ref sizes);
        Subnormal.Flush(g).StoreUnsafe(ref previous);
        (Vector256.LoadUnsafe(ref weights) - (Vector256.Create(Rate) * (s * Sign.Evaluate(g)))).StoreUnsafe(ref weights);
    }
}
