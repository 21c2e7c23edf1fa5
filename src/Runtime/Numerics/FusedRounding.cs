using System.ComponentModel;
using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#endif

namespace MlpGen.Numerics;

/// <summary>Rounds a·b + c once on every machine, in software on machines without fused multiply-add.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct FusedRounding : IRounding
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float MultiplyAdd(float a, float b, float c)
    {
#if NET8_0_OR_GREATER
        // Without the instruction, the framework would call a slow function of the C library.
        if (Fma.IsSupported || AdvSimd.IsSupported)
            return MathF.FusedMultiplyAdd(a, b, c);
#endif
        return SoftwareFusedMultiplyAdd.Compute(a, b, c);
    }
}
