using System;
using System.Linq;
using MlpGen.Networks.Tests.Contract;
using Xunit;

namespace MlpGen.Networks.Tests.Shaping;

public sealed class ParameterMathTests
{
    [Fact]
    public void Networks_copy_and_blend()
    {
        SmallClassifier network = new(seed: 1), other = new(seed: 2);
        float[] before = Parameters(network), from = Parameters(other);
        network.Lerp(other, 0.25f);
        float[] blended = Parameters(network);
        for (int i = 0; i < before.Length; i++)
            Assert.Equal(before[i] + (0.25f * (from[i] - before[i])), blended[i], 1e-7f);
        network.CopyFrom(other);
        Assert.Equal(from, Parameters(network));
        network.SetParameters(before);
        network.Lerp(other, 0);
        Assert.Equal(before, Parameters(network));
        network.Lerp(other, 1);
        Assert.Equal(from, Parameters(network));
    }

    [Fact]
    public void A_mutation_is_normal_and_reaches_as_many_parameters_as_said()
    {
        LargeClassifier network = new(seed: 1);
        float[] before = Parameters(network);
        Pcg32 random = new(3);
        network.Mutate(0.5f, random, rate: 0.25f);
        double[] changes = [.. Parameters(network).Zip(before, (a, b) => (double)a - b)];
        double[] changed = [.. changes.Where(change => change != 0)];
        Assert.Equal(0.25, changed.Length / (double)changes.Length, 0.01);
        Assert.Equal(0, changed.Average(), 0.02);
        Assert.Equal(0.25, changed.Average(change => change * change), 0.02);

        LargeClassifier again = new(seed: 1);
        Pcg32 same = new(3);
        again.Mutate(0.5f, same, rate: 0.25f);
        Assert.Equal(Parameters(network), Parameters(again));
    }

    [Fact]
    public void A_child_has_each_parameter_from_a_parent()
    {
        LargeClassifier first = new(seed: 1), second = new(seed: 2), child = new(seed: 3);
        Pcg32 random = new(9);
        child.Crossover(first, second, random, probability: 0.75f);
        float[] a = Parameters(first), b = Parameters(second), c = Parameters(child);
        int fromSecond = 0, different = 0;
        for (int i = 0; i < a.Length; i++)
        {
            Assert.True(c[i] == a[i] || c[i] == b[i]);
            different += a[i] != b[i] ? 1 : 0;
            fromSecond += a[i] != b[i] && c[i] == b[i] ? 1 : 0;
        }

        Assert.Equal(0.75, fromSecond / (double)different, 0.01);
    }

    [Fact]
    public void Padding_stays_zero()
    {
        CompilerServices.ITrainable network = new SmallClassifier(seed: 1);
        Pcg32 random = new(3);
        int padding = network.PackedParameters.Length - network.ParameterCount;
        network.Mutate(1, random);
        network.Crossover(network, new SmallClassifier(seed: 2), random);
        Assert.All(Parameters(network), parameter => Assert.NotEqual(0, parameter));
        Assert.Equal(padding, network.PackedParameters.Span.ToArray().Count(value => value == 0));
    }

    [Fact]
    public void Others_are_refused()
    {
        SmallClassifier network = new(seed: 1);
        Pcg32 random = new(1);
        Assert.Throws<ArgumentException>("other", () => network.CopyFrom(new SeedNetwork(seed: 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Lerp(network, 1.5f));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Mutate(float.NaN, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Mutate(1, random, rate: -1));
        Assert.Throws<ArgumentException>("second", () => network.Crossover(network, new SquareNetwork(seed: 1), random));
        Assert.Throws<ArgumentException>("first", () => network.Crossover(new SquareNetwork(seed: 1), network, random));
        Assert.Throws<ArgumentNullException>("first", () => network.Crossover(null!, network, random));
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }
}
