using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace MlpGen.Benchmarks.Peers.Native;

/// <summary>C with constant sizes, tiled and plain, compiled by every available compiler, and OpenBLAS.</summary>
internal static class NativePeers
{
    private static readonly string[] Compilers = ["gcc", "clang"];

    public static IEnumerable<NativePeer> All()
    {
        (string Compiler, string? Version, string Failure)[] found = [.. Compilers.Select(Find)];
        foreach ((string compiler, string? version, string failure) in found)
        {
            string? missing = version is null ? failure : null;
            yield return Tiled(compiler, version, 256, missing ?? (Fma.IsSupported ? null : "the processor has no AVX2"));
            yield return Tiled(compiler, version, 512, missing ?? (Avx512F.IsSupported ? null : "the processor has no AVX-512"));

            // Both compilers may call the vector functions of glibc's libmvec.
            string options = compiler == "clang" && RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "-fveclib=libmvec" : "";
            string libraries = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "-lmvec -lm" : "-lm";
            yield return new NativePeer($"plain C, {compiler}", new NativeSource("plain.c", compiler, version ?? "", options, libraries), missing);
        }

        (string blasCompiler, string? blasVersion, string blasFailure) = found.FirstOrDefault(entry => entry.Version is not null, found[0]);
        yield return new NativePeer(
            "OpenBLAS",
            new NativeSource("blas.c", blasCompiler, blasVersion ?? "", "", "-lopenblas -lm"),
            blasVersion is null ? blasFailure : null);
    }

    private static NativePeer Tiled(string compiler, string? version, int bits, string? missing) => new(
        $"tiled C, {compiler}, {bits}",
        new NativeSource("tiled.cpp", compiler, version ?? "", $"-std=c++17 -DVECTOR_BITS={bits}", "-lm"),
        missing,
        // The hidden layer of the tiny network is one vector of 256 bits, even if wider vectors exist.
        operation => bits == 256 || operation.Workload.Id != "W1");

    private static (string Compiler, string? Version, string Failure) Find(string compiler)
    {
        (string? version, string failure) = Tool.Run(compiler, "-dumpversion", TimeSpan.FromSeconds(20));
        return (compiler, version?.Trim(), failure);
    }
}
