using System;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Random;

public sealed class NormalTests
{
    private const int Count = 1_000_000;

    [Fact]
    public void Draws_have_the_moments_and_tails_of_the_normal_distribution()
    {
        Pcg32 random = new(seed: 12, stream: 3);
        double[] numbers = [.. Enumerable.Range(0, Count).Select(_ => (double)random.NextNormal())];

        // The standard errors over a million numbers are 0.001, 0.0014, 0.0024, and 0.0098. The bounds are five times as large.
        Assert.Equal(0, numbers.Average(), 0.005);
        Assert.Equal(1, numbers.Average(x => x * x), 0.007);
        Assert.Equal(0, numbers.Average(x => x * x * x), 0.02);
        Assert.Equal(3, numbers.Average(x => x * x * x * x), 0.05);

        // P(|x| > 1), P(|x| > 2), P(|x| > 3), P(|x| > 4) of the normal distribution.
        (double At, double Share)[] tails = [(1, 0.3173105), (2, 0.0455003), (3, 0.0026998), (4, 0.0000633)];
        foreach ((double at, double share) in tails)
            Assert.Equal(share, numbers.Count(x => Math.Abs(x) > at) / (double)Count, 5 * Math.Sqrt(share / Count));
    }

    [Fact]
    public void Neighbours_know_nothing_of_each_other()
    {
        Pcg32 random = new(seed: 1, stream: 0);
        double[] numbers = [.. Enumerable.Range(0, Count).Select(_ => (double)random.NextNormal())];
        for (int lag = 1; lag <= 3; lag++)
            Assert.Equal(0, numbers.Zip(numbers.Skip(lag), (a, b) => a * b).Average(), 0.005);
    }

    [Fact]
    public void A_seed_and_a_stream_tell_the_numbers()
    {
        float[] Draw(ulong seed, ulong stream)
        {
            Pcg32 random = new(seed, stream);
            return [.. Enumerable.Range(0, 7).Select(_ => random.NextNormal())];
        }

        Assert.Equal(Draw(1, 2), Draw(1, 2));
        Assert.NotEqual(Draw(1, 2), Draw(1, 3));
        Assert.NotEqual(Draw(1, 2), Draw(2, 2));
    }
}
