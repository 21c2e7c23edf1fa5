using System.Linq;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Generator.Tests.Compiled;

/// <summary>The text and IL of a network grow with the number of layers, but not with their width.</summary>
/// <remarks>
/// A layer has kernels at three vector widths. Layers of the same shape share them. The bounds hold when all shapes differ.
/// </remarks>
public sealed class CodeSizeTests
{
    // The sizes found when the bounds were set, plus half.
    private const int CharactersPerNetwork = 40_000;
    private const int CharactersPerLayer = 360_000;
    private const int IlPerNetwork = 5_000;
    private const int IlPerLayer = 65_000;

    // In a wide network, literals are longer, and the padded rows of a wide layer keep its neighbors from sharing its kernel.
    private const double MostGrowth = 1.25;

    [Fact]
    public void Text_and_IL_stay_below_the_bounds()
    {
        foreach (string sizes in Topologies.All)
        {
            int layers = sizes.Count(character => character == ',');
            CompiledNetwork compiled = Topologies.Compile(sizes);
            TestContext.Current.TestOutputHelper?.WriteLine($"{sizes}: {compiled.Characters:N0} characters, {compiled.Bytes:N0} bytes of IL");
            Assert.True(compiled.Characters <= CharactersPerNetwork + (layers * CharactersPerLayer), $"{sizes}: {compiled.Characters} characters");
            Assert.True(compiled.Bytes <= IlPerNetwork + (layers * IlPerLayer), $"{sizes}: {compiled.Bytes} bytes of IL");
        }
    }

    [Theory]
    [InlineData("64, 64, 64", "4096, 4096, 4096")]
    [InlineData("75, 91, 107", "2043, 3067, 4091")]
    public void Wide_layers_take_no_more_text_and_IL_than_narrow_ones(string narrowSizes, string wideSizes)
    {
        if (narrowSizes.StartsWith("64", System.StringComparison.Ordinal))
            Depth.SkipUnlessDeep();
        CompiledNetwork narrow = Topologies.Compile(narrowSizes), wide = Topologies.Compile(wideSizes);
        TestContext.Current.TestOutputHelper?.WriteLine($"{wideSizes}: {wide.Characters:N0} characters, {wide.Bytes:N0} bytes of IL; {narrowSizes}: {narrow.Characters:N0}, {narrow.Bytes:N0}");
        Assert.True(wide.Characters <= narrow.Characters * MostGrowth, $"{wide.Characters} characters against {narrow.Characters}");
        Assert.True(wide.Bytes <= narrow.Bytes * MostGrowth, $"{wide.Bytes} bytes of IL against {narrow.Bytes}");
    }
}
