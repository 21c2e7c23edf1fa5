using System;
using Xunit;

namespace MlpGen.Networks.Tests.DoublePrecision;

/// <summary>A twin refuses what its network refuses, before it writes anything.</summary>
public sealed class DoubleArgumentTests
{
    private static readonly DoubleNetwork s_twin = new Paired(1).ToDouble();
    private static readonly DoubleNetwork s_classifier = new PairedClassifier(1).ToDouble();

    [Fact]
    public void Lengths()
    {
        Refuses("inputs", "The length of inputs must be a multiple of 2, the doubles of one row (was 3).", () => s_twin.Forward(new double[3], new double[1]));
        Refuses("outputs", "outputs must have 2 items for 2 rows of 1 (had 1).", () => s_twin.Forward(new double[4], new double[1]));
        Refuses("inputs", "There are no rows, so their mean is undefined. Pass at least one row.", () => s_twin.ComputeLoss([], new double[0]));
        Refuses("targets", "targets must have 1 items for 1 rows of 1 (had 2).", () => s_twin.ComputeLoss(new double[2], new double[2]));
        Refuses("gradient", "gradient must have 33 doubles (had 32).", () => s_twin.ComputeGradient(new double[2], new double[1], new double[32]));
        Refuses("gradient", "gradient must have 33 doubles (had 1).", () => s_twin.Backward(new double[2], new double[1], new double[1], default));
        Refuses("outputGradients", "outputGradients must have 1 items for 1 rows of 1 (had 0).", () => s_twin.Backward(new double[2], default, default, default));
        Refuses("inputGradients", "inputGradients must have 2 items for 1 rows of 2 (had 1).", () => s_twin.Backward(new double[2], new double[1], default, new double[1]));
        Refuses("destination", "destination must have 33 doubles (had 0).", () => s_twin.GetParameters(default));
        Refuses("source", "source must have 33 doubles (had 34).", () => s_twin.SetParameters(new double[34]));
    }

    [Fact]
    public void Overlaps()
    {
        double[] memory = new double[400];
        Refuses("outputs", "outputs (1 doubles) overlaps inputs (2 doubles). Pass separate memory.", () => s_twin.Forward(memory.AsSpan(0, 2), memory.AsSpan(1, 1)));
        Refuses("outputs", "outputs partly overlaps inputs. Pass the same span or separate memory.", () => s_classifier.Forward(memory.AsSpan(0, 5), memory.AsSpan(1, 5)));
        Refuses("gradient", "gradient overlaps targets. Pass separate memory.", () => s_twin.ComputeGradient(new double[2], memory.AsSpan(0, 1), memory.AsSpan(0, 33)));
        Refuses("gradient", "gradient overlaps inputGradients. Pass separate memory.", () => s_twin.Backward(new double[2], new double[1], memory.AsSpan(0, 33), memory.AsSpan(32, 2)));
        s_twin.ComputeGradient(memory.AsSpan(33, 2), memory.AsSpan(35, 1), memory.AsSpan(0, 33));
    }

    [Fact]
    public void Labels()
    {
        Refuses("labels", "labels must have 1 items for 1 rows of 1 (had 2).", () => s_classifier.ComputeLoss(new double[5], new int[2]));
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("labels", () => s_classifier.ComputeLoss(new double[5], new[] { 5 }));
        Assert.StartsWith("Labels must be between 0 and 4 (the label of row 0 was 5).", error.Message);
        Assert.Equal(
            "Labels need Loss.CrossEntropy (was Quadratic). Pass rows of targets.",
            Assert.Throws<InvalidOperationException>(() => s_twin.ComputeGradient(new double[2], new int[1], new double[33])).Message);
    }

    [Fact]
    public void No_rows_have_no_outputs_and_a_gradient_of_zero()
    {
        double[] gradient = new double[33];
        Array.Fill(gradient, 1);
        s_twin.Forward([], []);
        s_twin.Backward([], [], gradient, []);
        Assert.All(gradient, value => Assert.Equal(0, value));
    }

    private static void Refuses(string parameter, string message, Action call) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(parameter, call).Message);
}
