using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using static MlpGen.Runtime.Tests.Training.Parallel.ParallelTraining;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// Calls that a callback must not make on the trainer that invokes it. They are refused, and training continues as if they had not been
/// made.
/// </summary>
public sealed class ReentrancyTests
{
    private static readonly Dataset s_data = Dataset.FromArrays(InputRows(BatchRows), TargetRows(BatchRows), Inputs), s_other = Dataset.FromArrays(InputRows(8), TargetRows(8), Inputs);
    private static readonly float[] s_inputs = s_other.Inputs.ToArray(), s_targets = s_other.Targets.ToArray();

    private static readonly Dictionary<string, Action<Trainer>> s_trainings = new()
    {
        ["Step"] = trainer => trainer.Step(s_inputs, s_targets),
        ["Step by weights"] = trainer => trainer.Step(s_inputs, s_targets, [1, 2, 3, 4, 5, 6, 7, 8]),
        ["Step by a loss"] = trainer => trainer.Step(s_inputs, s_targets, new CallingLoss(() => { })),
        ["Step by a loss and weights"] = trainer => trainer.Step(s_inputs, s_targets, [1, 2, 3, 4, 5, 6, 7, 8], new CallingLoss(() => { })),
        ["StepByGradients"] = trainer => trainer.StepByGradients(s_inputs, s_targets),
        ["Fit"] = trainer => trainer.Fit(s_other, new FitOptions()),
        ["Fit by a loss"] = trainer => trainer.Fit(s_other, new FitOptions(), new CallingLoss(() => { })),
        ["FitAsync"] = trainer => First(trainer).GetAwaiter().GetResult(),
        ["StepFor"] = trainer => trainer.StepFor(TimeSpan.FromSeconds(1), s_other, new FitOptions()),
        ["StepFor a source"] = trainer => trainer.StepFor(TimeSpan.FromSeconds(1), new Source(() => { })),
        ["LoadCheckpoint"] = trainer => trainer.LoadCheckpoint(CheckpointCases.Saved(Fresh(1).Trainer)),
        ["ApplyPending"] = trainer => trainer.ApplyPending(),
    };

    // Callbacks may call these between two steps.
    private static readonly Dictionary<string, Action<Trainer>> s_others = new()
    {
        ["SaveCheckpoint"] = trainer => trainer.SaveCheckpoint(new MemoryStream()),
        ["SaveCheckpoint to a file"] = trainer => trainer.SaveCheckpoint("nowhere/at/all"),
        ["SetLayerRate"] = trainer => trainer.SetLayerRate(1, 0.5f),
        ["ReportLoss"] = trainer => trainer.ReportLoss(1),
        ["CopyAverageTo"] = trainer => trainer.CopyAverageTo(trainer.Network),
        ["Initialize"] = trainer => trainer.Network.Initialize(3),
        ["CopyFrom"] = trainer => trainer.Network.CopyFrom(Network()),
        ["Lerp"] = trainer => trainer.Network.Lerp(Network(), 0.5f),
        ["Mutate"] = trainer => Mutate(trainer.Network),
        ["Crossover"] = trainer => Crossover(trainer.Network),
    };

    public static TheoryData<string, int> Trainings => Cases(s_trainings.Keys);

    public static TheoryData<string, int> All => Cases([.. s_trainings.Keys, .. s_others.Keys]);

    [Theory]
    [MemberData(nameof(All))]
    public void Calls_on_a_trainer_by_a_loss_within_its_step_are_refused(string call, int degree) => AssertRefused(call, degree, (trainer, then) =>
    {
        for (int step = 0; step < 3; step++)
            trainer.Step(s_data.Inputs, s_data.Targets, new CallingLoss(then));
    });

    [Fact]
    public void A_loss_cannot_step_another_trainer_of_the_same_network()
    {
        LinearNetwork network = Network();
        Trainer trainer = network.CreateTrainer(new Sgd()), other = network.CreateTrainer(new Adam());
        Action[] calls =
        [
            () => other.Step(s_inputs, s_targets), () => other.StepByGradients(s_inputs, s_targets), () => other.Fit(s_other, new FitOptions()),
            () => other.StepFor(TimeSpan.FromSeconds(1), s_other, new FitOptions()), () => other.ApplyPending(),
        ];
        foreach (Action call in calls)
        {
            int refused = 0;
            trainer.Step(s_inputs, s_targets, new CallingLoss(() =>
            {
                Assert.Throws<InvalidOperationException>(call);
                refused++;
            }));
            Assert.NotEqual(0, refused);
        }

        other.Step(s_inputs, s_targets);
        Assert.Equal(1, other.StepCount);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Calls_on_a_trainer_by_a_loss_within_Fit_are_refused(string call, int degree) => AssertRefused(call, degree, (trainer, then) =>
        trainer.Fit(s_data, new FitOptions { Epochs = 2, BatchSize = 80 }, new CallingLoss(then)));

    [Theory]
    [MemberData(nameof(Trainings))]
    public void Training_from_a_callback_of_Fit_is_refused(string call, int degree)
    {
        Action<Trainer, Action>[] ways =
        [
            (trainer, then) => trainer.Fit(s_data, new FitOptions { Epochs = 2, OnBatch = _ => then() }),
            (trainer, then) => trainer.Fit(s_data, new FitOptions { Epochs = 2, Progress = new Recorder(_ => then()) }),
            (trainer, then) => trainer.Fit(s_data, new FitOptions { Epochs = 2, ContinueWhile = _ => { then(); return true; } }),
            (trainer, then) =>
            {
                // The metric is measured once before training begins.
                bool hasBegun = false;
                Metric calling = new("calls", (network, _) => { if (hasBegun) then(); return network.InputSize; });
                trainer.Fit(s_data, new FitOptions { Epochs = 2, Validation = s_other, Metrics = [calling], OnBatch = _ => hasBegun = true });
            },
            (trainer, then) => trainer.StepFor(TimeSpan.FromMinutes(1), new Source(then)),
        ];
        foreach (Action<Trainer, Action> way in ways)
            AssertRefused(call, degree, way);
    }

    [Fact]
    public void A_failed_step_leaves_the_trainer_usable()
    {
        (LinearNetwork _, Trainer trainer) = Fresh(1);
        Assert.Throws<InvalidTimeZoneException>(() => trainer.Step(s_inputs, s_targets, new CallingLoss(() => throw new InvalidTimeZoneException())));
        foreach (Action<Trainer> training in s_trainings.Values)
            training(trainer);
    }

    [Fact]
    public void A_loss_may_step_a_trainer_of_another_network()
    {
        (LinearNetwork _, Trainer trainer) = Fresh(1);
        using Trainer other = Network().CreateTrainer(new Sgd());
        trainer.Step(s_inputs, s_targets, new CallingLoss(() =>
        {
            other.Network.CopyFrom(trainer.Network);
            other.Step(s_inputs, s_targets, new CallingLoss(() => Assert.Throws<InvalidOperationException>(() => trainer.Network.Initialize(1))));
            other.Network.Initialize(1);
        }));
        Assert.Equal(8, other.StepCount);
    }

    private static void AssertRefused(string call, int degree, Action<Trainer, Action> train)
    {
        Action<Trainer> asked = s_trainings.TryGetValue(call, out Action<Trainer>? training) ? training : s_others[call];
        (LinearNetwork network, Trainer trainer) = Fresh(degree);
        (LinearNetwork expected, Trainer undisturbed) = Fresh(degree);
        int refused = 0;
        using (trainer)
        using (undisturbed)
        {
            train(trainer, () =>
            {
                Assert.Throws<InvalidOperationException>(() => asked(trainer));
                Interlocked.Increment(ref refused);
            });
            train(undisturbed, () => { });
            Assert.True(refused > 0);
            Assert.Equal(expected.Parameters, network.Parameters);
            Assert.Equal(undisturbed.StepCount, trainer.StepCount);

            // The trainer is free again.
            trainer.Step(s_inputs, s_targets);
        }
    }

    private static (LinearNetwork Network, Trainer Trainer) Fresh(int degree)
    {
        LinearNetwork network = Network();
        return (network, network.CreateTrainer(new Adam(), new TrainerOptions { DegreeOfParallelism = degree, WeightNoise = 0.01f, AverageDecay = 0.5f }));
    }

    private static void Mutate(INetwork network)
    {
        Pcg32 random = new(1);
        network.Mutate(0.1f, random);
    }

    private static void Crossover(INetwork network)
    {
        Pcg32 random = new(1);
        network.Crossover(network, Network(), random);
    }

    private static async Task First(Trainer trainer)
    {
        await foreach (FitProgress _ in trainer.FitAsync(s_other, new FitOptions(), TestContext.Current.CancellationToken))
            return;
    }

    private static TheoryData<string, int> Cases(IEnumerable<string> calls)
    {
        TheoryData<string, int> cases = [];
        foreach (string call in calls)
        {
            cases.Add(call, 1);
            cases.Add(call, 2);
        }

        return cases;
    }

    /// <summary>A source of three mini-batches that calls back before each of them.</summary>
    private sealed class Source(Action call) : IBatchSource
    {
        private int _left = 3;

        public int BatchSize => 8;

        public bool HasLabels => false;

        public int Next(Span<float> inputs, Span<float> targets, Span<int> labels)
        {
            call();
            s_inputs.CopyTo(inputs);
            s_targets.CopyTo(targets);
            return _left-- > 0 ? 8 : 0;
        }
    }
}
