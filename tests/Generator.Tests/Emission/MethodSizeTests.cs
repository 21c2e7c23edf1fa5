using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>No generated method comes near the size at which RyuJIT silently stops optimising: 60,000 bytes of IL.</summary>
public sealed class MethodSizeTests
{
    private const int Half = 30_000;

    [Theory]
    [InlineData("2, 8, 1")]
    [InlineData("65, 65, 65")]
    [InlineData("120, 64, 3")]
    [InlineData("3, 900, 2")]
    [InlineData("784, 128, 10")]
    [InlineData("4096, 4096")]
    public void However_wide_the_layers_and_whatever_is_asked_for(string sizes)
    {
        foreach (string kernel in new[] { "Policy", "Scalar", "Unrolled", "Tiled" })
        {
            (string name, int bytes) = Methods(sizes, kernel).MaxBy(method => method.Bytes);
            Assert.True(bytes <= Half, $"{sizes}, {kernel}: {name} has {bytes} bytes of IL");
        }
    }

    [Fact]
    public void The_estimate_of_an_unrolled_row_is_an_upper_bound_that_is_not_far_off()
    {
        int bytes = Methods("64, 64", "Unrolled").Where(method => method.Name == "Layer1ForwardRow").Max(method => method.Bytes);
        // MethodBudget: 65 rows of weights × (16 columns × 24 bytes + 2 tiles × 16).
        Assert.InRange(bytes, 27_040 / 2, 27_040);
    }

    private static List<(string Name, int Bytes)> Methods(string sizes, string kernel)
    {
        Compilation output = new GeneratorRun(
            Release(TestCompilation.Create($"[MlpGen.Mlp({sizes}, Hidden = MlpGen.Activation.Relu)] public partial class Net;")),
            ("MlpGenKernel", kernel)).Output;
        using MemoryStream stream = new();
        EmitResult result = output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        stream.Position = 0;
        using PEReader file = new(stream);
        MetadataReader reader = file.GetMetadataReader();
        return [.. reader.MethodDefinitions
            .Select(reader.GetMethodDefinition)
            .Where(method => method.RelativeVirtualAddress != 0)
            .Select(method => (reader.GetString(method.Name), file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!.Length))];
    }

    private static CSharpCompilation Release(CSharpCompilation compilation) =>
        compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release));
}
