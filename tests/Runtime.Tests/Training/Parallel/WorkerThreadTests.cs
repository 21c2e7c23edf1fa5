using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using MlpGen.Steps;
using Xunit;
using static MlpGen.Runtime.Tests.Training.Parallel.ParallelTraining;

namespace MlpGen.Runtime.Tests.Training.Parallel;

/// <summary>The threads of a trainer, and how they start, end, and fail.</summary>
public class WorkerThreadTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void The_calling_thread_is_one_of_them_and_they_stay_the_same()
    {
        (_, Trainer trainer, ConcurrentDictionary<Thread, int> threads) = Watched(degree: 4);
        using (trainer)
        {
            for (int step = 0; step < 10; step++)
                trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
            Assert.All(Helpers(threads), helper => Assert.True(helper.IsBackground && helper.Name!.StartsWith("MlpGen worker ", StringComparison.Ordinal)));
        }

        Assert.Equal(4, threads.Count);
        Assert.All(threads.Values, parts => Assert.Equal(10, parts));
        Assert.Contains(Thread.CurrentThread, threads.Keys);
    }

    [Fact]
    public void Disposal_ends_them()
    {
        (_, Trainer trainer, ConcurrentDictionary<Thread, int> threads) = Watched(degree: 3);
        trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
        Assert.All(Helpers(threads), helper => Assert.True(helper.IsAlive));
        trainer.Dispose();
        Assert.Equal(2, Helpers(threads).Length);
        Assert.All(Helpers(threads), helper => Assert.False(helper.IsAlive));
    }

    [Fact]
    public void Threads_of_a_forgotten_trainer_end_when_it_is_collected()
    {
        Thread[] helpers = Forget();
        Assert.Equal(2, helpers.Length);
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return !helpers.Any(helper => helper.IsAlive);
            },
            s_patience));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_disposed_trainer_trains_no_more(int degree)
    {
        LinearClassifier network = new(Inputs, Outputs);
        ClassifierTrainer trainer = new(network, new Sgd(), new TrainerOptions { DegreeOfParallelism = degree });
        trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
        float[] before = network.Parameters;
        trainer.Dispose();
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(InputRows(BatchRows), TargetRows(BatchRows)));
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(InputRows(BatchRows), new int[BatchRows]));
        Dataset data = Dataset.FromArrays(InputRows(BatchRows), TargetRows(BatchRows), Inputs);
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(data, new FitOptions()));
        Assert.Equal(before, network.Parameters);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_trainer_that_is_disposed_of_between_two_epochs_stops(int degree)
    {
        ClassifierTrainer trainer = new(new LinearClassifier(Inputs, Outputs), new Sgd(), new TrainerOptions { DegreeOfParallelism = degree });
        Dataset data = Dataset.FromArrays(InputRows(BatchRows), TargetRows(BatchRows), Inputs);
        int epochs = 0;
        Recorder disposal = new(_ =>
        {
            epochs++;
            trainer.Dispose();
        });
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(data, new FitOptions { Epochs = 3, BatchSize = BatchRows, Progress = disposal }));
        Assert.Equal(1, epochs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_exception_of_a_thread_reaches_the_caller_once_all_threads_have_ended(bool onCaller)
    {
        ObservedNetwork network = Network();
        Thread caller = Thread.CurrentThread;
        int ended = 0, helpers = 0;
        using ManualResetEventSlim thrown = new();
        network.Before = _ =>
        {
            if (onCaller ? Thread.CurrentThread == caller : Thread.CurrentThread != caller && Interlocked.Increment(ref helpers) == 1)
            {
                thrown.Set();
                throw new InvalidTimeZoneException("on purpose");
            }

            // Delays this thread until any thread that waits for the others has started to wait.
            if (Thread.CurrentThread == caller)
                Assert.True(thrown.Wait(s_patience));
            else
                Assert.True(SpinWait.SpinUntil(() => IsAsleep(caller), s_patience));
            Interlocked.Increment(ref ended);
        };
        using Trainer trainer = Trainer(network, new Sgd { LearningRate = 0.1f }, 3);
        float[] before = network.Parameters;
        Assert.Equal("on purpose", Assert.Throws<InvalidTimeZoneException>(() => trainer.Step(InputRows(BatchRows), TargetRows(BatchRows))).Message);
        Assert.Equal(2, ended);
        Assert.Equal(before, network.Parameters);

        network.Before = null;
        float loss = trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
        Assert.Equal(Train(Network(), new Sgd { LearningRate = 0.1f }, 3, steps: 1), (float[])[loss, .. network.Parameters]);
    }

    [Fact]
    public void An_interrupt_waits_until_no_thread_reads_the_caller_s_memory()
    {
        float[]? result = null;
        bool interrupted = false;
        Thread caller = new(() =>
        {
            ObservedNetwork network = Network();
            Thread self = Thread.CurrentThread;
            network.Before = _ =>
            {
                if (Thread.CurrentThread == self)
                    return;

                // The caller has finished its part. The interrupt wakes it up, and it goes back to sleep.
                Assert.True(SpinWait.SpinUntil(() => IsAsleep(self), s_patience));
                self.Interrupt();
                SpinWait.SpinUntil(() => !IsAsleep(self), TimeSpan.FromMilliseconds(50));
                Assert.True(SpinWait.SpinUntil(() => IsAsleep(self), s_patience));
            };
            using Trainer trainer = Trainer(network, new Sgd { LearningRate = 0.1f }, 2);
            float loss = trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
            try
            {
                using ManualResetEventSlim never = new();
                never.Wait(s_patience);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }

            result = [loss, .. network.Parameters];
        });
        caller.Start();
        Assert.True(caller.Join(s_patience));
        Assert.True(interrupted);
        Assert.Equal(Train(Network(), new Sgd { LearningRate = 0.1f }, 2, steps: 1), result);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_thread_allocates_whether_it_spins_or_sleeps_between_steps(bool asleep)
    {
        const int Steps = 24;
        ConcurrentDictionary<Thread, long[]> bytes = new();
        ObservedNetwork network = Network();
        using Trainer trainer = Trainer(network, new Adam(), 3);
        float[] inputs = InputRows(BatchRows);
        float[] targets = TargetRows(BatchRows);
        int step = 0;
        Thread[] helpers = [];
        network.Before = _ => bytes.GetOrAdd(Thread.CurrentThread, _ => new long[Steps])[step] = GC.GetAllocatedBytesForCurrentThread();
        for (; step < Steps; step++)
        {
            trainer.Step(inputs, targets);
            if (step == 0)
                helpers = [.. bytes.Keys.Where(thread => thread != Thread.CurrentThread)];
            if (asleep)
                AwaitSleep(helpers);
        }

        // A garbage collection that other tests cause may add to a thread's count once. A step that allocates adds to it every time.
        Assert.Equal(3, bytes.Count);
        Assert.All(bytes.Values, counts => Assert.Equal(0, Enumerable.Range(2, Steps - 2).Select(i => counts[i] - counts[i - 1]).Order().ElementAt(Steps / 2)));
    }

    private static (ObservedNetwork Network, Trainer Trainer, ConcurrentDictionary<Thread, int> Threads) Watched(int degree)
    {
        ConcurrentDictionary<Thread, int> threads = new();
        ObservedNetwork network = Network();
        network.Before = _ => threads.AddOrUpdate(Thread.CurrentThread, 1, (_, parts) => parts + 1);
        return (network, Trainer(network, new Sgd(), degree), threads);
    }

    private static bool IsAsleep(Thread thread) => (thread.ThreadState & System.Threading.ThreadState.WaitSleepJoin) != 0;

    // Avoids a lambda here and HasFlag above, because both allocate before the JIT optimizes.
    private static void AwaitSleep(Thread[] threads)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (Thread thread in threads)
        {
            while (!IsAsleep(thread) && Stopwatch.GetElapsedTime(start) < s_patience)
                Thread.Yield();
        }
    }

    private static Thread[] Helpers(ConcurrentDictionary<Thread, int> threads) => [.. threads.Keys.Where(thread => thread != Thread.CurrentThread)];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread[] Forget()
    {
        (_, Trainer trainer, ConcurrentDictionary<Thread, int> threads) = Watched(degree: 3);
        trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
        return Helpers(threads);
    }
}
