using System;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Verification;
using Xunit;

namespace MlpGen.Runtime.Tests.Verification;

/// <summary>
/// Faults in the backward pass are detected and located. In the 3-4-2 networks, layer 1 has parameters 0…15, and layer 2 has 16…25.
/// </summary>
public sealed class GradientFaultTests
{
    private const int Rows = 5;
    private const int Inputs = 3;

    public static TheoryData<int, string> Places => new()
    {
        { 0, "layer 1, weight [0][0]" },
        { 5, "layer 1, weight [1][2]" },
        { 13, "layer 1, bias [1]" },
        { 16, "layer 2, weight [0][0]" },
        { 22, "layer 2, weight [1][2]" },
        { 25, "layer 2, bias [1]" },
    };

    [Fact]
    public void A_right_gradient_is_right()
    {
        GradientReport report = Check(null);

        Assert.True(report.IsCorrect, report.ToString());
        Assert.Equal((41, 41, 0), (report.CheckedCount, report.TotalCount, report.KinkCount));
        Assert.InRange(report.WorstError, 0, 2 * Rounded.Unit);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void One_wrong_element_is_found_in_its_place(int index, string place)
    {
        foreach (string wrong in (string[])["ComputeGradient", "Backward"])
        {
            GradientReport report = Check((method, _, values) =>
            {
                if (method == wrong)
                    values.Span[index] *= 1.001f;
            });

            Assert.False(report.IsCorrect);
            Assert.Equal((wrong, place), (report.Worst!.Method, report.Worst.Location.ToString()));
            Assert.Equal(1.001, report.Worst.Actual / report.Worst.Expected, 1e-5);
            Assert.InRange(report.WorstError, 1e-4, 1.01e-3);
        }
    }

    [Fact]
    public void Two_elements_in_each_others_place_are_found()
    {
        GradientReport report = Check((method, _, values) =>
        {
            if (method == "ComputeGradient")
                (values.Span[17], values.Span[20]) = (values.Span[20], values.Span[17]);
        });

        Assert.False(report.IsCorrect);
        Assert.Contains(report.Worst!.Location, (SelfCheckLocation[])[new(2, null, 0, 1), new(2, null, 1, 0)]);
    }

    [Fact]
    public void A_wrong_gradient_of_an_input_is_found_in_its_row()
    {
        GradientReport report = Check((method, _, values) =>
        {
            if (method == "Backward")
                values.Span[^2] = -values.Span[^2];
        });

        Assert.False(report.IsCorrect);
        Assert.Equal("row 4, input [1]", report.Worst!.Location.ToString());
        Assert.Equal(2, report.WorstError, 1e-6);
    }

    [Fact]
    public void A_sum_instead_of_a_mean_is_found()
    {
        GradientReport report = Check((method, rows, values) =>
        {
            for (int i = 0; method == "ComputeGradient" && i < values.Length; i++)
                values.Span[i] *= rows;
        });

        Assert.Equal(Rows - 1, report.WorstError, 1e-5);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_no_number_is_infinitely_wrong(float wrong)
    {
        GradientReport report = Check((method, _, values) => values.Span[7] = wrong);

        Assert.False(report.IsCorrect);
        Assert.Equal(double.PositiveInfinity, report.WorstError);
        Assert.Equal("layer 1, weight [2][1]", report.Worst!.Location.ToString());
    }

    [Fact]
    public void A_gradient_that_is_never_written_is_found() => Assert.False(Check((_, _, values) => values.Span.Clear()).IsCorrect);

    [Fact]
    public void Labels_have_a_gradient_of_their_own()
    {
        Action<string, int, Memory<float>> fault = (method, _, values) => values.Span[3] += method == "ComputeGradient by labels" ? 1 : 0;
        ModelNetwork network = ModelNetwork.Create([3, 4, 2], Activation.Tanh, Activation.Softmax, Loss.CrossEntropy, fault);
        float[] inputs = new Draw(seed: 5).Uniform(-1, 1, Rows * Inputs);

        GradientReport byTargets = SelfCheck.VerifyGradients(network, inputs, new float[Rows * 2].Select((_, i) => (float)(i % 2)).ToArray());
        GradientReport byLabels = SelfCheck.VerifyGradients(network, inputs, new[] { 0, 1, 1, 0, 1 });

        Assert.True(byTargets.IsCorrect, byTargets.ToString());
        Assert.Equal("layer 1, weight [1][0]", byLabels.Worst!.Location.ToString());
    }

    private static GradientReport Check(Action<string, int, Memory<float>>? fault)
    {
        ModelNetwork network = ModelNetwork.Create([3, 4, 2], Activation.Tanh, Activation.Sigmoid, Loss.Quadratic, fault);
        Draw draw = new(seed: 5);
        return SelfCheck.VerifyGradients(network, draw.Uniform(-1, 1, Rows * Inputs), draw.Uniform(0, 1, Rows * 2));
    }
}
