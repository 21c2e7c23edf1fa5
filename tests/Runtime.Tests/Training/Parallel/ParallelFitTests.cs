using System;
using System.Linq;
using MlpGen.Steps;
using Xunit;
using static MlpGen.Runtime.Tests.Training.Parallel.ParallelTraining;

namespace MlpGen.Runtime.Tests.Training.Parallel;

public class ParallelFitTests
{
    [Fact]
    public void Fit_shares_its_steps_and_repeats_itself_to_the_last_bit()
    {
        float[] one = Fit(1);
        float[] several = Fit(3);
        Assert.Equal(several, Fit(3));
        Assert.NotEqual(one, several);
        for (int i = 0; i < one.Length; i++)
            Assert.Equal(one[i], several[i], 1e-5 * (1 + Math.Abs(one[i])));
    }

    [Fact]
    public void A_loss_that_is_not_finite_changes_nothing()
    {
        ObservedNetwork network = Network();
        using Trainer trainer = Trainer(network, new Adam { LearningRate = 0.1f }, 3);
        float[] inputs = InputRows(BatchRows);
        inputs[^1] = float.MaxValue;
        float[] before = network.Parameters;
        FitOptions options = new() { Epochs = 1, BatchSize = BatchRows };
        Assert.Throws<NonFiniteLossException>(() => trainer.Fit(Dataset.FromArrays(inputs, TargetRows(BatchRows), Inputs), options));
        Assert.Equal(before, network.Parameters);

        // The failed step leaves no gradient behind, and it is not counted.
        float loss = trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
        Assert.Equal(Train(Network(), new Adam { LearningRate = 0.1f }, 3, steps: 1), (float[])[loss, .. network.Parameters]);
    }

    private static float[] Fit(int degree)
    {
        ObservedNetwork network = Network();
        using Trainer trainer = Trainer(network, new Adam { LearningRate = 0.01f }, degree);
        FitResult result = trainer.Fit(
            Dataset.FromArrays(InputRows(200), TargetRows(200), Inputs), new FitOptions { Epochs = 3, BatchSize = 64, Seed = 5 });
        return [.. result.History.Select(epoch => epoch.Loss), .. network.Parameters];
    }
}
