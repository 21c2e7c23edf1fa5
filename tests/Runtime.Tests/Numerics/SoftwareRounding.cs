using System.Runtime.Intrinsics;
using MlpGen.Numerics;

namespace MlpGen.Runtime.Tests.Numerics;

/// <summary>What <see cref="FusedRounding"/> is on machines without fused multiply-add.</summary>
internal readonly struct SoftwareRounding : IRounding
{
    public float MultiplyAdd(float a, float b, float c) => SoftwareFusedMultiplyAdd.Compute(a, b, c);

    public Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => SoftwareFusedMultiplyAdd.Compute(a, b, c);

    public Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.Create(
        MultiplyAdd(a.GetLower(), b.GetLower(), c.GetLower()), MultiplyAdd(a.GetUpper(), b.GetUpper(), c.GetUpper()));

    public Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.Create(
        MultiplyAdd(a.GetLower(), b.GetLower(), c.GetLower()), MultiplyAdd(a.GetUpper(), b.GetUpper(), c.GetUpper()));
}
