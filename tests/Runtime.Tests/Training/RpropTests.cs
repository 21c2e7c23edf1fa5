using System;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

public class RpropTests
{
    [Fact]
    public void A_sign_that_turns_shortens_the_step_and_skips_one()
    {
        LinearNetwork network = new(1, 1);
        OptimizerState state = new Rprop { LearningRate = 0.5f, EtaMinus = 0.5f, EtaPlus = 2 }.CreateState(network);
        AlignedBuffer gradient = new(2);
        float at = 0;
        foreach ((float slope, float change) in new[] { (3f, -0.5f), (0.1f, -1f), (-7f, 0f), (-7f, 0.5f), (-1f, 1f), (0f, 0f), (-1f, 1f) })
        {
            gradient.Span[0] = slope;
            state.BeginStep();
            state.Update(ref gradient.First, 0, 2);
            state.EndStep();
            at += change;
            Assert.Equal(at, network.Parameters[0]);
        }
    }

    [Fact]
    public void Step_sizes_begin_within_their_bounds()
    {
        LinearNetwork network = new(1, 1);
        foreach ((float rate, float step) in new[] { (0f, 0.25f), (0.3f, 0.3f), (9f, 0.5f) })
        {
            network.SetParameters([0, 0]);
            AlignedBuffer gradient = new(2);
            gradient.Span[0] = 1;
            OptimizerState state = new Rprop { LearningRate = rate, MinStep = 0.25f, MaxStep = 0.5f }.CreateState(network);
            state.BeginStep();
            state.Update(ref gradient.First, 0, 2);
            Assert.Equal([-step, 0], network.Parameters);
        }
    }

    [Fact]
    public void Bounds_must_be_in_order()
    {
        Rprop rprop = new() { MinStep = 2, MaxStep = 1 };
        LinearNetwork network = new(2, 1);
        Assert.Contains("MinStep must not be greater than MaxStep (was 2 and 1).", Assert.Throws<InvalidOperationException>(() => network.CreateTrainer(rprop)).Message, StringComparison.Ordinal);

        rprop.MaxStep = 2;
        Trainer trainer = network.CreateTrainer(rprop);
        rprop.MaxStep = 1;
        Assert.Throws<InvalidOperationException>(() => trainer.Step([1, 2], [3]));
        Assert.All(network.Parameters, w => Assert.Equal(0, w));
    }
}
