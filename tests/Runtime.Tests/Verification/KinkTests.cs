using System;
using System.Linq;
using MlpGen.CompilerServices;
using Xunit;

namespace MlpGen.Runtime.Tests.Verification;

/// <summary>
/// Relu units at 0, where a central difference gives half a slope. They are skipped and counted, and never reported as wrong.
/// </summary>
public sealed class KinkTests
{
    // One unit, z = 2x + 1. At x = −½ it is on the kink, and at x = 1 far from it.
    private static readonly float[] s_parameters = [2, 1];

    [Fact]
    public void Where_every_step_meets_a_kink_nothing_can_be_checked()
    {
        GradientReport report = Check([-0.5f]);

        Assert.Equal((0, 3, 3), (report.CheckedCount, report.KinkCount, report.TotalCount));
        Assert.False(report.IsCorrect);
        Assert.Null(report.Worst);
        Assert.Equal("No gradient could be checked. 0 of 3 parameters and inputs were checked. 3 were skipped at kinks.", report.ToString());
    }

    [Fact]
    public void What_does_not_move_the_unit_is_checked()
    {
        // The input of the other row is far from the kink. The weight and the bias move the sums of both rows.
        GradientReport report = Check([-0.5f, 1]);

        Assert.True(report.IsCorrect, report.ToString());
        Assert.Equal((1, 3, 4), (report.CheckedCount, report.KinkCount, report.TotalCount));
    }

    [Theory]
    [InlineData(-0.5000001f)]
    [InlineData(-0.4999999f)]
    [InlineData(-0.50000006f)]
    public void A_kink_that_rounding_may_pass_counts_as_met(float input) => Assert.Equal(0, Check([input]).CheckedCount);

    [Theory]
    [InlineData(-0.501f)]
    [InlineData(-0.499f)]
    public void Elements_beside_a_kink_are_checked(float input)
    {
        GradientReport report = Check([input]);

        Assert.True(report.IsCorrect, report.ToString());
        Assert.Equal(3, report.CheckedCount);
    }

    [Fact]
    public void Fresh_weights_and_an_input_row_of_zeros_leave_the_weights_to_be_checked()
    {
        // The first row holds every hidden unit on its kink, because the biases are zero. A step in a weight does not move them, because
        // the inputs are zero.
        ModelNetwork network = ModelNetwork.Create([2, 3, 1], Activation.Relu, Activation.Identity, Loss.Quadratic);
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        parameters.AsSpan(6, 3).Clear();
        network.SetParameters(parameters);

        GradientReport report = SelfCheck.VerifyGradients(network, [0, 0, 0.3f, 0.8f], (float[])[1, 0]);

        Assert.True(report.IsCorrect, report.ToString());
        Assert.Equal(3 + 2, report.KinkCount);
        Assert.Equal(17, report.TotalCount);
        Assert.Equal(12, report.CheckedCount);
    }

    private static GradientReport Check(float[] inputs)
    {
        ModelNetwork network = new([1, 1], [Activation.Relu], Loss.Quadratic);
        network.SetParameters(s_parameters);
        return SelfCheck.VerifyGradients(network, inputs, inputs.Select(_ => 1f).ToArray());
    }
}
