using System;
using System.Linq;
using System.Threading;
using MlpGen.CompilerServices;
using MlpGen.Steps;
using MlpGen.Tests;
using Xunit;
using static MlpGen.Runtime.Tests.Training.Parallel.ParallelTraining;

namespace MlpGen.Runtime.Tests.Training.Parallel;

public class ParallelStepTests
{
    public static TheoryData<int, int> DegreesAndOptimizers => new(
        from degree in new[] { 2, 3, 7 } from optimizer in OptimizerCases.Indices select (degree, optimizer));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Parts_of_the_rows_are_added_in_the_order_of_the_workers(int degree)
    {
        ObservedNetwork expected = Network();
        float[] inputs = InputRows(BatchRows);
        float[] targets = TargetRows(BatchRows);
        AlignedBuffer none = new(0);
        float[] sum = new float[expected.ParameterCount];
        double loss = 0;
        for (int worker = 0; worker < degree; worker++)
        {
            Range rows = (BatchRows * worker / degree)..(BatchRows * (worker + 1) / degree);
            AlignedBuffer part = new(expected.ParameterCount);
            loss += expected.AddGradient(
                inputs[(rows.Start.Value * Inputs)..(rows.End.Value * Inputs)], targets[(rows.Start.Value * Outputs)..(rows.End.Value * Outputs)], 1f / BatchRows, part, none);
            for (int i = 0; i < sum.Length; i++)
                sum[i] = worker == 0 ? part.Span[i] : sum[i] + part.Span[i];
        }

        float[] parameters = [.. expected.Parameters.Select((w, i) => w - (0.5f * sum[i]))];
        Assert.Equal([(float)(loss / BatchRows), .. parameters], Train(Network(), new Sgd { LearningRate = 0.5f }, degree, steps: 1));
    }

    [Theory]
    [MemberData(nameof(DegreesAndOptimizers))]
    public void The_result_does_not_depend_on_who_is_late(int degree, int optimizer)
    {
        float[] expected = Train(Network(), OptimizerCases.All[optimizer](), degree, steps: 8);
        for (int seed = 0; seed < Depth.Choose(1, 5); seed++)
        {
            System.Random random = new(seed);
            void Delay()
            {
                int turns;
                lock (random)
                    turns = random.Next(4) * 20_000;
                Thread.SpinWait(turns);
            }

            ObservedNetwork network = Network();
            network.Before = _ => Delay();
            network.After = Delay;
            Assert.Equal(expected, Train(network, new DelayedOptimizer(OptimizerCases.All[optimizer](), Delay), degree, steps: 8));
        }
    }

    [Theory]
    [MemberData(nameof(DegreesAndOptimizers))]
    public void Every_degree_learns_the_same_but_for_rounding(int degree, int optimizer)
    {
        // If a rule divides by the size of a gradient, the rounding error of a small gradient matters as much as the learning rate.
        Optimizer gentle = OptimizerCases.All[optimizer]();
        gentle.LearningRate /= 10;
        float[] one = Train(Network(), gentle, 1, steps: 8);
        float[] several = Train(Network(), gentle, degree, steps: 8);
        for (int i = 0; i < one.Length; i++)
            Assert.Equal(one[i], several[i], 2e-6 * (1 + Math.Abs(one[i])));

        // Rounding does not change signs, and these rules use only signs.
        if (gentle is not (Rprop or Lion))
            Assert.NotEqual(one, several);
    }

    [Theory]
    [MemberData(nameof(DegreesAndOptimizers))]
    public void A_degree_of_one_is_the_trainer_without_options(int rowsInSixteens, int optimizer)
    {
        ObservedNetwork network = Network();
        Trainer trainer = network.CreateTrainer(OptimizerCases.All[optimizer]());
        int rows = 16 * rowsInSixteens;
        float[] losses = [.. Enumerable.Range(0, 5).Select(_ => trainer.Step(InputRows(rows), TargetRows(rows)))];
        Assert.Equal([.. losses, .. network.Parameters], Train(Network(), OptimizerCases.All[optimizer](), 1, steps: 5, rows));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(31, 1)]
    [InlineData(32, 2)]
    [InlineData(50, 3)]
    [InlineData(160, 7)]
    public void Few_rows_keep_few_threads_busy(int rows, int parts)
    {
        ObservedNetwork network = Network();
        float[] actual = Train(network, new Sgd { LearningRate = 0.1f }, 7, steps: 1, rows);
        Assert.Equal(parts, network.Parts);
        Assert.Equal(Train(Network(), new Sgd { LearningRate = 0.1f }, parts, steps: 1, rows), actual);
    }

    [Fact]
    public void Steps_of_any_size_follow_each_other()
    {
        ObservedNetwork network = Network();
        ObservedNetwork alone = Network();
        using Trainer several = Trainer(network, new Sgd { LearningRate = 0.1f, Momentum = 0.9f }, 4);
        Trainer one = alone.CreateTrainer(new Sgd { LearningRate = 0.1f, Momentum = 0.9f });
        foreach (int rows in new[] { 160, 1, 24, 160, 7, 33, 64 })
            Assert.Equal(one.Step(InputRows(rows), TargetRows(rows)), several.Step(InputRows(rows), TargetRows(rows)), 1e-5f);
        for (int i = 0; i < network.ParameterCount; i++)
            Assert.Equal(alone.Parameters[i], network.Parameters[i], 1e-5f);
    }

    [Fact]
    public void Labels_are_shared_as_targets_are()
    {
        LinearClassifier byLabels = new(Inputs, Outputs);
        LinearClassifier byTargets = new(Inputs, Outputs);
        TrainerOptions options = new() { DegreeOfParallelism = 3 };
        int[] labels = [.. Enumerable.Range(0, BatchRows).Select(row => row * 7 % Outputs)];
        float[] targets = new float[BatchRows * Outputs];
        for (int row = 0; row < BatchRows; row++)
            targets[(row * Outputs) + labels[row]] = 1;
        using ClassifierTrainer first = new(byLabels, new Sgd { LearningRate = 0.5f }, options);
        using ClassifierTrainer second = new(byTargets, new Sgd { LearningRate = 0.5f }, options);
        for (int step = 0; step < 3; step++)
            Assert.Equal(first.Step(InputRows(BatchRows), targets), second.Step(InputRows(BatchRows), labels), 1e-5f);
        for (int i = 0; i < byLabels.ParameterCount; i++)
            Assert.Equal(byTargets.Parameters[i], byLabels.Parameters[i], 1e-6f);
        Assert.NotEqual(0, byLabels.Parameters[0]);
    }

    [Fact]
    public void Nesterov_without_momentum_changes_nothing()
    {
        ObservedNetwork network = Network();
        Sgd sgd = new() { LearningRate = 0.1f, Momentum = 0.9f, Nesterov = true };
        using Trainer trainer = Trainer(network, sgd, 3);
        float[] before = network.Parameters;
        sgd.Momentum = 0;
        Assert.Throws<InvalidOperationException>(() => trainer.Step(InputRows(BatchRows), TargetRows(BatchRows)));
        Assert.Equal(before, network.Parameters);
        sgd.Momentum = 0.9f;
        trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
        Assert.NotEqual(before, network.Parameters);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(65)]
    public void A_degree_that_does_not_fit_is_refused(int degree) => Assert.Contains(
        $"DegreeOfParallelism must be between 1 and 64 (was {degree}).",
        Assert.Throws<ArgumentOutOfRangeException>("DegreeOfParallelism", () => new TrainerOptions { DegreeOfParallelism = degree }).Message);

    [Fact]
    public void Options_are_needed_where_they_can_be_given() =>
        Assert.Throws<ArgumentNullException>("options", () => Network().CreateTrainer(new Sgd(), null!));
}
