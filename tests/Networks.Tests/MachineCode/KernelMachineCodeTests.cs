using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MlpGen.Networks.Tests.Corpus;
using Xunit;

namespace MlpGen.Networks.Tests.MachineCode;

/// <summary>
/// Guards the speed of the kernels without a clock, by reading the machine code of the workloads' kernels instruction by instruction. A
/// loop that spills, calls, checks an index or spends its instructions on anything but multiply-adds is slow on every machine.
/// </summary>
public sealed class KernelMachineCodeTests
{
    /// <summary>The workloads of the benchmark that spend their time in loops, W2 to W6.</summary>
    private static readonly NetworkSpec[] s_workloads =
    [
        new("Agent", [16, 32, 32, 4], [Activation.Relu, Activation.Relu, Activation.Identity], Loss.MeanSquaredError),
        new("Policy", [24, 64, 64, 6], [Activation.Tanh, Activation.Tanh, Activation.Identity], Loss.MeanSquaredError),
        new("Digits", [64, 32, 10], [Activation.Relu, Activation.Softmax], Loss.CrossEntropy),
        new("Mnist", [784, 128, 10], [Activation.Relu, Activation.Softmax], Loss.CrossEntropy),
        new("Wide", [256, 512, 512, 256], [Activation.Relu, Activation.Relu, Activation.Identity], Loss.MeanSquaredError),
    ];

    /// <summary>Small layers in which the activation is most of the work, and more of them than the JIT would inline into one method.</summary>
    private static readonly NetworkSpec[] s_deep =
    [
        new("Deep", [12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12], [.. Enumerable.Repeat(Activation.Tanh, 10)], Loss.MeanSquaredError),
        new("Deeper", [.. Enumerable.Repeat(8, 21)], [.. Enumerable.Repeat(Activation.Sigmoid, 20)], Loss.Quadratic),
    ];

    // The least share of multiply-adds among the instructions of a kernel's steady loop. The first figure is for tiles of a few outputs and
    // layers of a few inputs. The others are for networks in which every tile is whole, as in Wide. With 16 registers, whole tiles have 8
    // of 21 for a block of rows, 8 of 13 for a row, 8 of 18 for a gradient, and 4 of 9 or 8 of 14 for agents of a population.
    private const double LeastShare = 0.18;
    private static readonly (string Kernel, double Share)[] s_wholeTiles = [("Row", 0.5), ("Rows", 0.37), ("Gradient", 0.4), ("Agents", 0.4)];

    private static readonly ConcurrentDictionary<(int Width, NetworkSpec[] Networks), Lazy<IReadOnlyList<MethodListing>>> s_listings = new();

    public static TheoryData<int> Widths { get; } = [256, 512];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_kernel_is_optimised_at_once_and_no_other_width_is_compiled(int width)
    {
        IReadOnlyList<MethodListing> all = Listing(width);
        int other = 768 - width;
        Assert.DoesNotContain(all, method => method.Name.Contains($".Kernels{other}:", StringComparison.Ordinal) || method.Name.Contains(".Kernels128:", StringComparison.Ordinal));
        foreach (NetworkSpec spec in s_workloads)
            Assert.Contains(Kernels(width), method => method.Name.StartsWith($"MlpGenerated.{spec.Name}_", StringComparison.Ordinal));

        // A kernel that was not optimized, or whose multiply-adds became calls, has no such loop.
        Assert.All(Layers(width), method => Assert.True(method.IsOptimized && method.Loops.Count > 0, method.Name));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void No_loop_of_multiply_adds_spills_or_calls_and_no_index_is_checked(int width)
    {
        foreach (MethodListing kernel in Kernels(width))
        {
            Assert.False(kernel.ChecksIndex, $"{kernel.Name} checks an index.");
            foreach (Instruction[] loop in kernel.Loops)
                Assert.False(loop.Any(instruction => instruction.IsCall || instruction.UsesStack), $"{kernel.Name}:\n{string.Join('\n', loop)}");
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Steady_loops_are_dense_with_multiply_adds(int width)
    {
        foreach (MethodListing kernel in Kernels(width))
        {
            bool isWhole = kernel.Name.StartsWith("MlpGenerated.Wide_", StringComparison.Ordinal);
            double least = isWhole ? s_wholeTiles.First(each => kernel.Name.EndsWith(each.Kernel, StringComparison.Ordinal)).Share : LeastShare;
            Instruction[] steady = kernel.Loops.MaxBy(loop => loop.Count(instruction => instruction.IsMultiplyAdd))!;
            double share = (double)steady.Count(instruction => instruction.IsMultiplyAdd) / steady.Length;
            TestContext.Current.TestOutputHelper?.WriteLine($"{kernel.Name}: the share of multiply-adds is {share:F2} of {steady.Length} instructions.");
            Assert.True(share >= least, $"{kernel.Name}: the share of multiply-adds among {steady.Length} instructions is {share:F2}, but must be at least {least}:\n{string.Join('\n', steady)}");
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Kernels_of_a_deep_network_of_small_layers_call_no_function(int width)
    {
        IReadOnlyList<MethodListing> kernels = [.. Listing(width, s_deep).Where(method => method.Name.Contains(".Kernels", StringComparison.Ordinal))];
        foreach (NetworkSpec spec in s_deep)
            Assert.Contains(kernels, method => method.Name.StartsWith($"MlpGenerated.{spec.Name}_", StringComparison.Ordinal) && method.Name.Contains($".Kernels{width}:ForwardRow", StringComparison.Ordinal));
        Assert.All(kernels, method => Assert.DoesNotContain(method.Calls, called => called.Contains("MlpGen.Numerics", StringComparison.Ordinal)));
    }

    /// <summary>
    /// Returns the methods with loops of multiply-adds: forward and backward passes of layers, their gradients, and agents of populations.
    /// </summary>
    private static IEnumerable<MethodListing> Kernels(int width) => Layers(width).Where(method => method.Loops.Count > 0);

    private static IEnumerable<MethodListing> Layers(int width) =>
        Listing(width).Where(method => method.Name.Contains($".Kernels{width}:Layer", StringComparison.Ordinal));

    /// <summary>
    /// Returns the listing for a width. That for 256 bits is compiled as for a machine without AVX-512, which has 16 vector registers.
    /// </summary>
    private static IReadOnlyList<MethodListing> Listing(int width) => Listing(width, s_workloads);

    private static IReadOnlyList<MethodListing> Listing(int width, NetworkSpec[] networks)
    {
        Assert.SkipUnless(Fma.IsSupported, "The test needs an x86-64 machine with fused multiply-add.");
        Assert.SkipUnless(width == 256 || Vector512.IsHardwareAccelerated, "The test needs a machine with 512-bit vectors.");
        return s_listings.GetOrAdd((width, networks), _ => new(() => ListedProgram.Run(networks, width == 256 ? [("DOTNET_EnableAVX512", "0")] : []))).Value;
    }
}
