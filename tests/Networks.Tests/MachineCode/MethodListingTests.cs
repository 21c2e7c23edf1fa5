using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace MlpGen.Networks.Tests.MachineCode;

/// <summary>A listing is parsed correctly, and everything that <see cref="KernelMachineCodeTests"/> looks for is found.</summary>
public sealed class MethodListingTests
{
    private const string Listing = """
        ; Assembly listing for method Net+Kernels256:Layer1ForwardRows[MlpGen.Some`1[int]](byref,int) (FullOpts)
        ; Emitting BLENDED_CODE for x64 on Unix
        ; FullOpts code
        ; optimized code

        G_M000_IG01:                ;; offset=0x0000
               push     rbp
               mov      rbp, rsp

        G_M000_IG02:                ;; offset=0x0004
               xor      eax, eax
               align    [0 bytes for IG03]

        G_M000_IG03:                ;; offset=0x0010
               xor      ecx, ecx

        G_M000_IG04:                ;; offset=0x0012
               vmovups  ymm0, ymmword ptr [rdi+4*rcx]
               vfmadd231ps ymm1, ymm0, dword ptr [rsi] {1to8}
               vmovups  ymmword ptr [rbp-0x30], ymm1
               inc      rcx
               cmp      rcx, 64
               jb       SHORT G_M000_IG04
               inc      eax
               cmp      eax, edx
               jl       SHORT G_M000_IG03

        G_M000_IG05:                ;; offset=0x0040
               cmp      eax, 3
               jae      SHORT G_M000_IG07

        G_M000_IG06:                ;; offset=0x0048
               pop      rbp
               ret

        G_M000_IG07:                ;; offset=0x004A
               call     CORINFO_HELP_RNGCHKFAIL
               int3

        ; Total bytes of code 80

        ; Assembly listing for method Net+Kernels:Forward(byref) (Tier0)
        G_M000_IG01:                ;; offset=0x0000
               ret
        """;

    [Fact]
    public void Loops_spills_and_checks_are_found()
    {
        IReadOnlyList<MethodListing> methods = MethodListing.Parse(Listing.Split('\n'));
        Assert.Equal(["Net+Kernels256:Layer1ForwardRows", "Net+Kernels:Forward"], methods.Select(method => method.Name));
        Assert.Equal([true, false], methods.Select(method => method.IsOptimized));
        Assert.Equal([true, false], methods.Select(method => method.ChecksIndex));

        Instruction[] loop = Assert.Single(methods[0].Loops);
        Assert.Equal(["vmovups", "vfmadd231ps", "vmovups", "inc", "cmp", "jb"], loop.Select(instruction => instruction.Mnemonic));
        Assert.Equal([false, true, false, false, false, false], loop.Select(instruction => instruction.IsMultiplyAdd));
        Assert.Equal([false, false, true, false, false, false], loop.Select(instruction => instruction.UsesStack));
        Assert.Empty(methods[1].Loops);
    }
}
