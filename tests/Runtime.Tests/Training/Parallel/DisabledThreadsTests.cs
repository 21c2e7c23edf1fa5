using System;
using System.Collections.Concurrent;
using System.Threading;
using Xunit;
using static MlpGen.Runtime.Tests.Training.Parallel.ParallelTraining;

namespace MlpGen.Runtime.Tests.Training.Parallel;

/// <summary>The switch is one for the whole process: it must not be on while other tests train.</summary>
[CollectionDefinition(nameof(DisabledThreadsTests), DisableParallelization = true)]
public sealed class DisabledThreadsCollection;

/// <summary>The switch by which a host such as Unity's Web player says that threads never start.</summary>
[Collection(nameof(DisabledThreadsTests))]
public sealed class DisabledThreadsTests : IDisposable
{
    private const string Switch = "MlpGen.DisableThreads";

    public void Dispose() => AppContext.SetSwitch(Switch, false);

    [Fact]
    public void Training_stays_on_the_calling_thread_and_gives_the_bits_of_degree_1()
    {
        float[] expected = Train(Network(), new Adam(), degree: 1, steps: 3), shared = Train(Network(), new Adam(), degree: 2, steps: 3);
        Assert.NotEqual(expected, shared);

        AppContext.SetSwitch(Switch, true);
        ObservedNetwork network = Network();
        ConcurrentDictionary<Thread, bool> threads = new();
        network.Before = _ => threads[Thread.CurrentThread] = true;
        Assert.Equal(expected, Train(network, new Adam(), degree: 2, steps: 3));
        Assert.Equal([Thread.CurrentThread], threads.Keys);
    }

    [Fact]
    public void False_disables_nothing()
    {
        AppContext.SetSwitch(Switch, false);
        Assert.Equal(2, new TrainerOptions { DegreeOfParallelism = 2 }.Threads);
    }
}
