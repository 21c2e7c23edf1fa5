using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Learning;

/// <content>The overloads for vectors.</content>
internal readonly unsafe partial struct Moments
{
    /// <summary>Updates the means of adjacent parameters by their gradients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining), EveryWidth]
    public Vector256<float> Update(nuint index, Vector256<float> g, out Vector256<float> root)
    {
        ref float means = ref Mean[index];
        ref float squares = ref Square[index];
        Vector256<float> m = Vector256.LoadUnsafe(ref means);
        m = Subnormal.Flush(m + (Vector256.Create(NewToMean) * (g - m)));
        Vector256<float> v =
            (Vector256.Create(OldToSquare) * Vector256.LoadUnsafe(ref squares)) + (Vector256.Create(NewToSquare) * (g * g));
        v = Subnormal.FlushSquare(v);
        m.StoreUnsafe(ref means);
        v.StoreUnsafe(ref squares);
        root = (Vector256.Sqrt(v) * Vector256.Create(Correction)) + Vector256.Create(Epsilon);
        return m;
    }
}
