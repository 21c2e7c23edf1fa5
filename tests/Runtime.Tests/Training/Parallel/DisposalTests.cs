using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Learning;
using MlpGen.Steps;
using MlpGen.Tests;
using Xunit;
using static MlpGen.Runtime.Tests.Training.Parallel.ParallelTraining;

namespace MlpGen.Runtime.Tests.Training.Parallel;

/// <summary>
/// Disposal of a trainer at any moment and by any thread. No call waits forever, and no step is left half done. Timeouts only end tests
/// that hang.
/// </summary>
public sealed class DisposalTests
{
    private const float Rate = 0.01f;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static TheoryData<int, int> Moments => new(from degree in new[] { 2, 3 } from moment in Enumerable.Range(0, 4 * degree) select (degree, moment));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_training_on_another_thread_ends_after_a_whole_step(int degree)
    {
        Dataset data = Dataset.FromArrays(InputRows(BatchRows), TargetRows(BatchRows), Inputs);
        for (int round = 0; round < Depth.Choose(10, 60); round++)
        {
            ObservedNetwork network = Network();
            Trainer trainer = Trainer(network, new Sgd { LearningRate = Rate }, degree);
            Task training = Begin(() => trainer.Fit(data, new FitOptions { Epochs = int.MaxValue, BatchSize = BatchRows, Shuffle = false }));
            Await(() => network.Parts > round || training.IsCompleted);
            trainer.Dispose();
            trainer.Dispose();
            Assert.Throws<ObjectDisposedException>(() => Finish(training));
            AssertTookWholeSteps(network, degree, (int)trainer.StepCount);
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void A_thread_at_work_may_dispose(int degree, int moment)
    {
        // In each step, every thread calls once before and once after its part of the gradient.
        int calls = 0;
        ObservedNetwork network = Network();
        Trainer trainer = Trainer(network, new Sgd { LearningRate = Rate }, degree);
        ConcurrentDictionary<Thread, bool> threads = new();
        network.Before = _ => Call();
        network.After = Call;
        Task training = Begin(() =>
        {
            for (; ; )
                trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
        });
        Assert.Throws<ObjectDisposedException>(() => Finish(training));
        Assert.Equal((moment / (2 * degree)) + 1, trainer.StepCount);
        network.Before = null;
        AssertTookWholeSteps(network, degree, (int)trainer.StepCount);
        Assert.All(threads.Keys.Where(thread => thread.Name?.StartsWith("MlpGen", StringComparison.Ordinal) == true), thread => Assert.True(thread.Join(s_patience)));

        void Call()
        {
            threads.TryAdd(Thread.CurrentThread, true);
            if (Interlocked.Increment(ref calls) == moment + 1)
                trainer.Dispose();
        }
    }

    [Fact]
    public void Threads_may_dispose_all_at_once()
    {
        const int Degree = 3;
        for (int round = 0; round < 50; round++)
        {
            using Barrier together = new(Degree);
            ObservedNetwork network = Network();
            Trainer trainer = Trainer(network, new Sgd { LearningRate = Rate }, Degree);
            network.Before = _ =>
            {
                Assert.True(together.SignalAndWait(s_patience, CancellationToken.None));
                trainer.Dispose();
            };
            Task step = Begin(() => trainer.Step(InputRows(BatchRows), TargetRows(BatchRows)));
            Finish(step);
            network.Before = null;
            AssertTookWholeSteps(network, Degree, 1);
        }
    }

    [Fact]
    public void Disposal_during_the_update_leaves_it_whole()
    {
        for (int moment = 0; moment < 4; moment++)
        {
            int updates = 0;
            ObservedNetwork network = Network();
            Trainer? trainer = null;
            DelayedOptimizer optimizer = new(new Sgd { LearningRate = Rate }, () =>
            {
                if (Interlocked.Increment(ref updates) == moment + 1)
                    trainer!.Dispose();
            });
            trainer = Trainer(network, optimizer, degree: 3);
            Task training = Begin(() =>
            {
                for (; ; )
                    trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
            });
            Assert.Throws<ObjectDisposedException>(() => Finish(training));
            AssertTookWholeSteps(network, 3, (int)trainer.StepCount);
        }
    }

    [Fact]
    public void Disposal_does_not_wait_for_a_callback_that_waits_for_disposal()
    {
        using ManualResetEventSlim entered = new(), disposed = new();
        ObservedNetwork network = Network();
        Trainer trainer = Trainer(network, new Sgd { LearningRate = Rate }, degree: 2);
        network.Before = _ =>
        {
            entered.Set();
            Assert.True(disposed.Wait(s_patience, CancellationToken.None));
        };
        Task step = Begin(() => trainer.Step(InputRows(BatchRows), TargetRows(BatchRows)));
        Assert.True(entered.Wait(s_patience, TestContext.Current.CancellationToken));
        Task disposal = Begin(trainer.Dispose);
        Finish(disposal);
        disposed.Set();
        Finish(step);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_loop_over_epochs_may_dispose(int degree)
    {
        Trainer trainer = Trainer(Network(), new Sgd { LearningRate = Rate }, degree);
        Dataset data = Dataset.FromArrays(InputRows(BatchRows), TargetRows(BatchRows), Inputs);
        List<int> epochs = [];
        Task loop = Task.Run(
            async () =>
            {
                await foreach (FitProgress progress in trainer.FitAsync(data, new FitOptions { Epochs = 5, BatchSize = 80 }, TestContext.Current.CancellationToken))
                {
                    epochs.Add(progress.Epoch);
                    trainer.Dispose();
                }
            },
            TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => loop.WaitAsync(s_patience, TestContext.Current.CancellationToken));
        Assert.Equal([1], epochs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_budget_ends_with_disposal_on_another_thread(int degree)
    {
        Dataset data = Dataset.FromArrays(InputRows(BatchRows), TargetRows(BatchRows), Inputs);
        for (int round = 0; round < 20; round++)
        {
            ObservedNetwork network = Network();
            Trainer trainer = Trainer(network, new Sgd { LearningRate = Rate }, degree);
            Task frames = Begin(() =>
            {
                for (; ; )
                    trainer.StepFor(TimeSpan.FromMilliseconds(1), data, new FitOptions { BatchSize = BatchRows });
            });
            Await(() => network.Parts > round || frames.IsCompleted);
            trainer.Dispose();
            Assert.Throws<ObjectDisposedException>(() => Finish(frames));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_loss_of_the_users_may_dispose(int degree)
    {
        LinearNetwork network = Network(), expected = Network();
        Trainer trainer = Trainer(network, new Sgd { LearningRate = Rate }, degree);
        Task step = Begin(() => trainer.Step(InputRows(BatchRows), TargetRows(BatchRows), new CallingLoss(trainer.Dispose)));
        Finish(step);
        using Trainer undisturbed = Trainer(expected, new Sgd { LearningRate = Rate }, degree);
        undisturbed.Step(InputRows(BatchRows), TargetRows(BatchRows), new CallingLoss(() => { }));
        Assert.Equal(expected.Parameters, network.Parameters);
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(InputRows(BatchRows), TargetRows(BatchRows)));
    }

    private static void AssertTookWholeSteps(ObservedNetwork network, int degree, int steps)
    {
        network.After = null;
        Assert.Equal(Train(Network(), new Sgd { LearningRate = Rate }, degree, steps)[steps..], network.Parameters);
    }

    // Uses a separate thread, because other tests may keep the threads of the pool busy.
    private static Task Begin(Action action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void Await(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, s_patience));

    private static void Finish(Task task)
    {
        Assert.True(Task.WhenAny(task, Task.Delay(s_patience)).GetAwaiter().GetResult() == task, "The task did not finish in time.");
        task.GetAwaiter().GetResult();
    }
}
