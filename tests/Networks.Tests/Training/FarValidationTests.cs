using System;
using System.Linq;
using MlpGen.Networks.Tests.Shaping;
using Xunit;

namespace MlpGen.Networks.Tests.Training;

/// <summary>Successful training with validation rows so extreme that the outputs are NaN.</summary>
public sealed class FarValidationTests
{
    [Fact]
    public void Fit_throws_nothing_that_its_policy_does_not_throw()
    {
        Dataset near = Dataset.FromArrays([.. Enumerable.Range(0, 32).Select(i => i % 5 / 5f)], [.. Enumerable.Range(0, 8).Select(i => i % 3)], 4);
        Dataset far = Dataset.FromArrays([.. Enumerable.Range(0, 32).Select(i => i % 2 == 0 ? 3e38f : -3e38f)], near.Labels.ToArray(), 4);
        CrossEntropyNetwork network = Enumerable.Range(1, 50).Select(seed => new CrossEntropyNetwork(seed)).First(net => IsNaN(net, far));
        Exception? thrown = Record.Exception(() => network.CreateTrainer(new Adam()).Fit(near, new FitOptions { Epochs = 2, Validation = far }));
        Assert.True(thrown is null or NotFiniteNumberException, $"{thrown}");
    }

    private static bool IsNaN(CrossEntropyNetwork network, Dataset data)
    {
        float[] outputs = new float[data.Count * CrossEntropyNetwork.OutputSize];
        network.Forward(data.Inputs, outputs);
        return Array.Exists(outputs, float.IsNaN);
    }
}
