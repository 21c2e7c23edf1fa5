using System;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

public class AdamTests
{
    [Fact]
    public void The_first_step_is_the_learning_rate_against_the_gradient_s_sign()
    {
        LinearNetwork network = new(3, 1);
        AlignedBuffer parameters = network.PackedParameters;
        AlignedBuffer gradient = new(4);
        ((ReadOnlySpan<float>)[1e-3f, -40f, 0f, 2f]).CopyTo(gradient.Span);
        OptimizerState state = new Adam { LearningRate = 0.1f }.CreateState(network);
        state.BeginStep();
        state.Update(ref gradient.First, 0, 4);
        Assert.Equal(-0.1f, parameters.Span[0], 1e-5f);
        Assert.Equal(0.1f, parameters.Span[1], 1e-5f);
        Assert.Equal(0, parameters.Span[2]);
        Assert.Equal(-0.1f, parameters.Span[3], 1e-5f);
    }

    [Fact]
    public void One_optimizer_serves_several_trainers()
    {
        Adam adam = new() { LearningRate = 0.1f };
        LinearNetwork first = new(1, 1);
        LinearNetwork second = new(1, 1);
        Trainer firstTrainer = first.CreateTrainer(adam);
        for (int step = 0; step < 3; step++)
            firstTrainer.Step([1], [2]);
        Trainer secondTrainer = second.CreateTrainer(adam);
        for (int step = 0; step < 3; step++)
            secondTrainer.Step([1], [2]);
        Assert.Equal(first.Parameters, second.Parameters);
    }
}
