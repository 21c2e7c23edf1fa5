using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.CompilerServices;
using Xunit;

namespace MlpGen.Runtime.Tests.Verification;

/// <summary>Faults of a kernel are detected, even those at a single width or for some row counts only.</summary>
public sealed class KernelFaultTests
{
    private static readonly int[] s_widths = [128, 256, 512];

    [Fact]
    public void Right_kernels_are_right_at_every_width_and_with_every_number_of_rows()
    {
        ModelNetwork network = Create(null);

        KernelReport report = Check(network);

        Assert.True(report.IsCorrect, report.ToString());
        Assert.Equal(["Tiled", "Unrolled"], report.Kernels);
        Assert.Equal(
            s_widths.SelectMany(width => (string[])[
                $"{width} Forward", $"{width} Population.Forward", $"{width} ComputeLoss", $"{width} ComputeLoss by labels", $"{width} ComputeGradient", $"{width} ComputeGradient by labels", $"{width} Backward"]),
            report.Results.Select(result => $"{result.VectorWidth} {result.Method}"));
        IEnumerable<int> agents = Enumerable.Range(1, 17), rows = agents.Concat([19, 20, 21]);
        Assert.All(report.Results, result => Assert.Equal(result.Method == "Population.Forward" ? agents : rows, result.RowCounts));
    }

    [Theory]
    [InlineData("Forward", 4, "row 2, output [0]")]
    [InlineData("Population.Forward", 5, "row 2, output [1]")]
    [InlineData("ComputeLoss", 0, "the loss")]
    [InlineData("ComputeLoss by labels", 0, "the loss")]
    [InlineData("ComputeGradient", 14, "layer 1, bias [2]")]
    [InlineData("ComputeGradient by labels", 16, "layer 2, weight [0][0]")]
    [InlineData("Backward", 25, "layer 2, bias [1]")]
    [InlineData("Backward", 45, "row 6, input [1]")]
    public void One_number_at_one_width_with_one_number_of_rows_is_found(string wrong, int index, string place)
    {
        ModelNetwork network = null!;
        network = Create((method, rows, values) =>
        {
            if (method == wrong && rows == 7 && network.VectorWidth == 256)
                values.Span[index] += 0.01f;
        });

        KernelReport report = Check(network);

        Assert.False(report.IsCorrect);
        KernelResult result = Assert.Single(report.Results, result => !result.IsCorrect);
        Assert.Equal((256, wrong, 7, place), (result.VectorWidth, result.Method, result.WorstRows, result.Worst.Location.ToString()));
        Assert.Equal([7], result.WrongRowCounts);
        Assert.Equal(0.01, result.Worst.Actual - result.Worst.Expected, 1e-6);
        Assert.Equal(report.WorstError, result.Worst.Error);
        Assert.Contains($"256 bits{(result.IsAccelerated ? "" : ", emulated")}: WRONG with 7 rows; at most ", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_never_written_are_found()
    {
        KernelReport report = Check(Create((method, rows, values) =>
        {
            if (method == "Forward" && rows is 3 or 11)
                values.Span[^1] = float.NaN;
        }));

        Assert.All(report.Results.Where(result => result.Method == "Forward"), result => Assert.Equal([3, 11], result.WrongRowCounts));
    }

    [Fact]
    public void Parameters_and_width_are_what_they_were()
    {
        ModelNetwork network = Create(null);
        network.VectorWidth = 128;
        float[] before = new float[network.ParameterCount], after = new float[network.ParameterCount];
        network.GetParameters(before);

        Check(network);

        network.GetParameters(after);
        Assert.Equal(before, after);
        Assert.Equal(128, network.VectorWidth);
    }

    [Fact]
    public void Parameters_and_width_are_restored_after_an_exception()
    {
        ModelNetwork network = Create((_, _, _) => throw new NotSupportedException());
        float[] before = new float[network.ParameterCount], after = new float[network.ParameterCount];
        network.GetParameters(before);

        Assert.Throws<NotSupportedException>(() => Check(network));

        network.GetParameters(after);
        Assert.Equal(before, after);
        Assert.Equal(0, network.VectorWidth);
    }

    private static ModelNetwork Create(Action<string, int, Memory<float>>? fault) =>
        ModelNetwork.Create([3, 4, 2], Activation.Relu, Activation.Softmax, Loss.CrossEntropy, fault);

    private static KernelReport Check(ModelNetwork network) => SelfCheck.VerifyKernels(network, s_widths, ["Tiled", "Unrolled"]);
}
