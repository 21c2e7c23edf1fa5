using System.ComponentModel;
using System.Runtime.CompilerServices;
#if NET8_0
using System;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#endif

namespace MlpGen.Numerics;

/// <summary>Rounds a·b + c once on machines with fused multiply-add, and twice otherwise, at every width.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct MachineRounding : IRounding
{
    // The JIT compiler treats checks of IsSupported as constants and removes the branches not taken.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float MultiplyAdd(float a, float b, float c) =>
#if NET9_0_OR_GREATER
        float.MultiplyAddEstimate(a, b, c);
#elif NET8_0
        Fma.IsSupported || AdvSimd.IsSupported ? MathF.FusedMultiplyAdd(a, b, c) : (a * b) + c;
#else
        (float)((float)(a * b) + c);
#endif
}
