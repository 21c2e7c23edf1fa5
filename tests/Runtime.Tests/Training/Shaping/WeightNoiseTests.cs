using System;
using System.Linq;
using MlpGen.Steps;
using Xunit;

namespace MlpGen.Runtime.Tests.Training.Shaping;

/// <summary>The noise of one step is independent of that of other steps.</summary>
public sealed class WeightNoiseTests
{
    private const int Steps = 4096;

    // Among 2048 lags of independent normal numbers, the largest correlation is 3 to 4 standard deviations.
    private const double MostDeviations = 5;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(42)]
    public void Steps_are_not_correlated(int seed)
    {
        LinearNetwork network = new(1, 1);
        WeightNoise noise = new(network, deviation: 1, seed);
        double[] drawn = [.. Enumerable.Range(1, Steps).Select(step => Draw(network, noise, step))];
        Assert.InRange(Math.Abs(drawn.Average()) * Math.Sqrt(Steps), 0, MostDeviations);
        for (int lag = 1; lag <= Steps / 2; lag++)
        {
            double sum = 0;
            for (int step = 0; step + lag < Steps; step++)
                sum += drawn[step] * drawn[step + lag];
            Assert.True(Math.Abs(sum) / Math.Sqrt(Steps - lag) < MostDeviations, $"The correlation at a distance of {lag} steps is {sum / Math.Sqrt(Steps - lag):f1} standard deviations.");
        }
    }

    private static double Draw(LinearNetwork network, WeightNoise noise, int step)
    {
        noise.Add(step);
        double first = network.Parameters[0];
        noise.Remove();
        return first;
    }
}
