using System;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>
/// A class is the index of the largest output, or the lowest such index on a tie. With one output it is 1 if the output is at least ½.
/// </summary>
public sealed class ClassifyTests
{
    [Theory]
    [InlineData(0f, 0f, 0f, 0)]
    [InlineData(1f, 2f, 2f, 1)]
    [InlineData(2f, 1f, 2f, 0)]
    [InlineData(-3f, -2f, -1f, 2)]
    [InlineData(-1f, -1f, -2f, 0)]
    public void The_lowest_of_the_largest_outputs_wins(float first, float second, float third, int expected)
    {
        SmallClassifier network = new(seed: 1);
        float[] parameters = new float[SmallClassifier.ParameterCount];
        parameters[^3] = first;
        parameters[^2] = second;
        parameters[^1] = third;
        network.SetParameters(parameters);
        AssertEveryRow(network, expected);
    }

    [Theory]
    [InlineData(0f, 1)]
    [InlineData(0.001f, 1)]
    [InlineData(50f, 1)]
    [InlineData(-0.001f, 0)]
    [InlineData(-50f, 0)]
    public void One_output_of_a_half_or_more_is_class_1(float bias, int expected)
    {
        SeedNetwork network = new(seed: 1);
        float[] parameters = new float[SeedNetwork.ParameterCount];
        parameters[^1] = bias;
        network.SetParameters(parameters);
        AssertEveryRow(network, expected);
    }

    private static void AssertEveryRow(INetwork network, int expected)
    {
        int[] classes = new int[70];
        network.Classify(new float[classes.Length * network.InputSize], classes);
        Assert.All(classes, found => Assert.Equal(expected, found));
        Assert.Equal(expected, network.Classify(new float[network.InputSize]));
    }
}
