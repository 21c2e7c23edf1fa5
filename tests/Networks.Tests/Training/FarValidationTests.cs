using System;
using System.Linq;
using MlpGen.Networks.Tests.Shaping;
using Xunit;

namespace MlpGen.Networks.Tests.Training;

/// <summary>Validation rows so far away that the outputs are NaN, in a training that goes well.</summary>
public sealed class FarValidationTests
{
    [Fact]
    public void Fit_throws_nothing_that_its_policy_does_not_throw()
    {
        CrossEntropyNetwork network = new(seed: 1);
        Dataset near = Dataset.FromArrays([.. Enumerable.Range(0, 32).Select(i => i % 5 / 5f)], [.. Enumerable.Range(0, 8).Select(i => i % 3)], 4);
        Dataset far = Dataset.FromArrays([.. Enumerable.Repeat(3e38f, 32)], near.Labels.ToArray(), 4);
        float[] outputs = new float[8 * 3];
        network.Forward(far.Inputs, outputs);
        Assert.Contains(float.NaN, outputs);
        Exception? thrown = Record.Exception(() => network.CreateTrainer(new Adam()).Fit(near, new FitOptions { Epochs = 2, Validation = far }));
        Assert.True(thrown is null or NotFiniteNumberException, $"{thrown}");
    }
}
