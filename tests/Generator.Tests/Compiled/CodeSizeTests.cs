using System.Linq;
using Xunit;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>What a network costs in text and IL grows with the number of its layers and stays the same however wide they are.</summary>
/// <remarks>A layer has its kernels at three vector widths; layers of the same shape share them, so the bounds hold for layers that all differ.</remarks>
public sealed class CodeSizeTests
{
    // What was found when the bounds were set, times about 1.5. A network: contract, passes and their three widths.
    private const int CharactersPerNetwork = 42_000;
    private const int CharactersPerLayer = 80_000;
    private const int IlPerNetwork = 7_000;
    private const int IlPerLayer = 22_000;

    // The same kernels, with more digits in their literals.
    private const double MostGrowth = 1.05;

    [Fact]
    public void Stays_below_the_bounds()
    {
        foreach (string sizes in Topologies.All)
        {
            int layers = sizes.Count(character => character == ',');
            CompiledNetwork compiled = Compile(sizes);
            TestContext.Current.TestOutputHelper?.WriteLine($"{sizes}: {compiled.Characters:N0} characters, {compiled.Bytes:N0} bytes of IL");
            Assert.True(compiled.Characters <= CharactersPerNetwork + (layers * CharactersPerLayer), $"{sizes}: {compiled.Characters} characters");
            Assert.True(compiled.Bytes <= IlPerNetwork + (layers * IlPerLayer), $"{sizes}: {compiled.Bytes} bytes of IL");
        }
    }

    [Fact]
    public void Is_the_same_for_wide_layers_as_for_narrow_ones()
    {
        CompiledNetwork narrow = Compile("64, 64, 64");
        CompiledNetwork wide = Compile("4096, 4096, 4096");
        Assert.True(wide.Characters <= narrow.Characters * MostGrowth, $"{wide.Characters} characters against {narrow.Characters}");
        Assert.True(wide.Bytes <= narrow.Bytes * MostGrowth, $"{wide.Bytes} bytes of IL against {narrow.Bytes}");
    }

    private static CompiledNetwork Compile(string sizes) => new(
        $"using MlpGen; [Mlp({sizes}, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public sealed partial class Net {{ }}");
}
