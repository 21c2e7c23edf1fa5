using System;
using System.Linq;
using Playground.Code;
using Playground.Data;
using Playground.Learning;
using Xunit;

namespace MlpGen.Browser.Tests.Logic;

public class LearnProgramTests
{
    [Fact]
    public void Every_declaration_and_every_shape_is_found_in_the_sources()
    {
        foreach (DeclaredNetwork network in Topology.All.SelectMany(topology => topology.Networks))
        {
            string declaration = Excerpt.Declaration(network.ClassName, "Network");
            string sizes = string.Join(", ", network.Create(1).LayerSizes.ToArray());
            Assert.StartsWith($"[Mlp({sizes}", declaration, StringComparison.Ordinal);
            Assert.EndsWith("]\npartial class Network;", declaration, StringComparison.Ordinal);
            Assert.Equal(network.Dropout > 0, declaration.Contains("Dropout", StringComparison.Ordinal));
            Assert.DoesNotContain("Populations", declaration, StringComparison.Ordinal);
        }

        foreach (DataSetKind kind in DataSetKind.All.Where(kind => kind != DataSetKind.Painted))
            Assert.Matches(
                $@"^static \(float X, float Y\) {kind.Method}\(Random random, int target\)\n\{{\n    (.|\n)*\n\}}$",
                Excerpt.Shape(kind.Method));
    }

    [Fact]
    public void The_program_has_the_settings()
    {
        ExperimentSettings settings = new() { Seed = 7, BatchSize = 16, Noise = 0.35f, TestShare = 0 };
        string text = LearnProgram.Write(settings, []);
        Assert.All(
            ["new(seed: 7)", "BatchSize = 16, Seed = 7", "0.35f", "new Adam { LearningRate = 0.01f }", "Circle(random, row % 2)"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("test", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_program_lists_painted_points()
    {
        ExperimentSettings settings = new() { Data = DataSetKind.Painted, TestShare = 0.5f };
        string text = LearnProgram.Write(settings, [new(1.5f, -0.25f, 1), new(-1, 2, 0)]);
        Assert.Contains("    1.5f, -0.25f, -1f, 2f,", text, StringComparison.Ordinal);
        Assert.Contains("    1, 0,", text, StringComparison.Ordinal);
        Assert.Contains(".SplitAt(1)", text, StringComparison.Ordinal);
    }
}
