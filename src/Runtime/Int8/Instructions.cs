#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MlpGen.Numerics;
#endif

namespace MlpGen.Int8;

/// <summary>The instructions by which integer sums are computed. All give the same numbers.</summary>
internal enum Instructions
{
    /// <summary>Loops without vectors.</summary>
    Plain,

    /// <summary>Products of 16 bits in 128 bits.</summary>
    Vector128,

    /// <summary>Products of 16 bits in 256 bits.</summary>
    Vector256,

    /// <summary>Products of 16 bits in 512 bits.</summary>
    Vector512,

    /// <summary>Dot products of bytes in 256 bits.</summary>
    DotProduct256,
}

/// <summary>The choice of the instructions.</summary>
internal static class InstructionChoice
{
    /// <summary>Gets the fastest instructions of this machine.</summary>
    public static Instructions Fastest { get; } =
        IsSupported(Instructions.DotProduct256) ? Instructions.DotProduct256
        : IsSupported(Instructions.Vector512) ? Instructions.Vector512
        : IsSupported(Instructions.Vector256) ? Instructions.Vector256
        : IsSupported(Instructions.Vector128) ? Instructions.Vector128
        : Instructions.Plain;

    /// <summary>Returns true if this machine has the instructions.</summary>
    public static bool IsSupported(Instructions instructions) => instructions switch
    {
#if NET8_0_OR_GREATER
        Instructions.Vector128 => Simd.IsFast,
        Instructions.Vector256 => Simd.IsFast && Avx2.IsSupported,
        Instructions.Vector512 => Simd.IsFast && Vector512.IsHardwareAccelerated && Avx512BW.IsSupported,
#pragma warning disable CA2252 // A preview in .NET 8. Later versions have it unchanged.
        Instructions.DotProduct256 => Simd.IsFast && AvxVnni.IsSupported,
#pragma warning restore CA2252
#endif
        _ => instructions == Instructions.Plain,
    };
}
