using System;
using System.Linq;
using Xunit;
using static MlpGen.Networks.Tests.Mathematics.Agreement;
using static MlpGen.Networks.Tests.Mathematics.SeedNetwork;

namespace MlpGen.Networks.Tests.Mathematics;

/// <summary>Tests of sections 2.1 to 2.3, the learning rule.</summary>
public sealed class LearningRuleTests
{
    private const int N = 4;

    [Fact]
    public void Section_2_1_half_the_squared_distance_and_its_slope()
    {
        double[] a = [0.8, 0.3];
        double[] y = [1, 0];
        AssertSame(0.065, Loss());
        for (int j = 0; j < a.Length; j++)
            AssertSame(a[j] - y[j], Slope(ref a[j], Loss));

        double Loss() => a.Zip(y, (output, target) => 0.5 * (target - output) * (target - output)).Sum();
    }

    [Fact]
    public void Section_2_2_a_step_follows_the_mean_slope_downhill()
    {
        SeedNetwork network = new(3, 4, 2);
        const double rate = 0.1;
        double before = network.LossOfBatch(N) / N;

        double sum = Enumerable.Range(0, N).Sum(k => Slope(ref network.W[1][0, 0], () => network.Loss(k)));
        double ofMean = Slope(ref network.W[1][0, 0], () => network.LossOfBatch(N) / N);
        AssertSame(rate * ofMean, rate / N * sum);

        network.W[1][0, 0] -= rate / N * sum;
        Assert.True(network.LossOfBatch(N) / N < before);
    }

    [Fact]
    public void Slip_2_2_the_sum_over_the_examples_runs_one_too_far()
    {
        // The batch has N = 4 slopes. The fifth slope is that of an example that is not in the batch.
        double[] slopes = [1, 2, 3, 4, 10];
        AssertSame(1.0, StepTo(last: N - 1));
        AssertDifferent(1.0, StepTo(last: N));

        // Without a fifth slope, the printed sum cannot be computed.
        slopes = slopes[..N];
        AssertSame(1.0, StepTo(last: N - 1));
        Assert.Throws<IndexOutOfRangeException>(() => StepTo(last: N));

        double StepTo(int last)
        {
            double sum = 0;
            for (int k = 0; k <= last; k++)
                sum += slopes[k];
            return 0.4 / N * sum;
        }
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(-0.5)]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(4)]
    public void Section_2_3_slope_of_sigmoid(double x)
    {
        double at = x;
        double slope = Slope(ref at, () => Sigmoid(at));
        double e = Math.Exp(-x);
        AssertSame(slope, e / ((1 + e) * (1 + e)));
        AssertSame(slope, (1 / (1 + e)) - (1 / ((1 + e) * (1 + e))));
        AssertSame(slope, Sigmoid(x) * (1 - Sigmoid(x)));
    }
}
