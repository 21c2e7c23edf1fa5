using MlpGen;
using Xunit;

namespace Project._1.Tests;

public sealed class MoonNetworkTests
{
    [Fact]
    public void It_learns_to_part_the_moons()
    {
        (Dataset train, Dataset test) = Moons.Create(count: 500, seed: 2).SplitAt(400);
        MoonNetwork net = new(seed: 2);

        net.CreateTrainer(new Adam { LearningRate = 0.01f }).Fit(train, new FitOptions { Epochs = 50, BatchSize = 32, Seed = 2 });

        Assert.True(net.Accuracy(test) >= 0.95f, $"{net.Accuracy(test):P1} of the test points are classified correctly.");
    }

    [Fact]
    public void The_same_seed_gives_the_same_network()
    {
        float[] first = new float[MoonNetwork.ParameterCount];
        float[] second = new float[MoonNetwork.ParameterCount];

        new MoonNetwork(seed: 7).GetParameters(first);
        new MoonNetwork(seed: 7).GetParameters(second);

        Assert.Equal(first, second);
    }
}
