using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.Networks.Tests.Contract;
using Xunit;

namespace MlpGen.Networks.Tests.Soak;

/// <summary>Inference, swaps, small stacks and teams of threads for a while: no torn read, and nothing that grows.</summary>
// Alone, because other tests allocate memory and start threads.
[Collection(nameof(SoakTests))]
[CollectionDefinition(nameof(SoakTests), DisableParallelization = true)]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Readers = 8;
    private const int SamplesOfThird = 4;

    [Fact]
    public async Task Nothing_tears_and_nothing_grows()
    {
        int seed = SoakSettings.Seed;
        output.WriteLine($"{SoakSettings.Duration.TotalSeconds} seconds (MLPGEN_SOAK_SECONDS), seed {seed} (MLPGEN_SOAK_SEED)");
        INetwork[] networks =
            [new SeedNetwork(seed), new SmallClassifier(seed), new SquareNetwork(seed), new LargeClassifier(seed), new Driver(seed), new Sorter(seed)];
        SmallStack[] stacks = [.. networks.Select(network => new SmallStack(network, $"{network}", seed))];
        foreach (SmallStack stack in stacks)
            Run(stack);

        using Checkpoints checkpoints = new(seed);
        using CancellationTokenSource stop = new();
        Sorter shared = checkpoints.Load(0), twin = checkpoints.Load(1);
        Reader[] readers =
        [
            .. Enumerable.Range(0, Readers).Select(number => new Reader(number, seed, number % 4 == 3 ? twin : shared, checkpoints, stop.Token)),
        ];
        long swaps = 0, threads = 0;
        Task swapping = Start(() => swaps += Swap(shared, twin, checkpoints, new Random(seed), stop.Token));
        Task starting = Start(() =>
        {
            for (; !stop.IsCancellationRequested; threads++)
                Run(stacks[threads % stacks.Length]);
        });

        List<Footprint> taken = [];
        int samples = 3 * SamplesOfThird;
        Stopwatch clock = Stopwatch.StartNew();
        while (taken.Count < samples && readers.All(reader => reader.Failure is null) && !swapping.IsCompleted && !starting.IsCompleted)
        {
            TimeSpan wait = (SoakSettings.Duration * (taken.Count + 1) / samples) - clock.Elapsed;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, TestContext.Current.CancellationToken);
            taken.Add(Footprint.Take());
        }

        await stop.CancelAsync();
        await Task.WhenAll(swapping, starting);
        foreach (Reader reader in readers)
            reader.Join();

        Footprint first = Footprint.Least(taken[..SamplesOfThird]), last = Footprint.Least(taken[^SamplesOfThird..]);
        output.WriteLine($"{readers.Sum(reader => reader.Calls):N0} calls, {swaps:N0} swaps, {threads:N0} threads with little stack");
        output.WriteLine($"first third: {first}\nlast third:  {last}");
        Assert.All(readers, reader => Assert.Null(reader.Failure));
        Assert.All(readers, reader => Assert.Equal(Checkpoints.Count, reader.SetsSeen));
        Assert.True(last.IsWithin(first), $"The first third kept {first}, the last {last}.");
    }

    // Every fourth swap is between two networks that are both read. After all others, the network that has got the old parameters reads a
    // checkpoint in place, into memory that a reader would still use if the swap had handed it over.
    private static long Swap(Sorter shared, Sorter twin, Checkpoints checkpoints, Random random, CancellationToken stop)
    {
        Sorter spare = checkpoints.Load(0);
        long swaps = 0;
        for (; !stop.IsCancellationRequested; swaps++)
        {
            if (swaps % 4 == 3)
            {
                shared.Swap(twin);
                continue;
            }

            if (swaps % 64 == 0)
                spare = checkpoints.Load(random.Next(Checkpoints.Count));
            else
                checkpoints.LoadInto(spare, random.Next(Checkpoints.Count), fromFile: swaps % 16 == 1);
            (swaps % 8 == 2 ? twin : shared).Swap(spare);
        }

        return swaps;
    }

    private static void Run(SmallStack stack)
    {
        stack.Check(threads: 1);
        stack.Check(threads: 2);
    }

    // Threads of their own, not the pool's.
    private static Task Start(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
