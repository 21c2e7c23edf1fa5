using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Versioning;
using System.Threading;
using MlpGen.Steps;
using Xunit;
using static MlpGen.Runtime.Tests.Training.Parallel.ParallelTraining;

namespace MlpGen.Runtime.Tests.Training.Parallel;

/// <summary>Training on platforms such as browsers and WASI, which cannot start threads.</summary>
public sealed class WithoutThreadsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    public void Any_degree_trains_as_1_does_to_the_last_bit_on_the_calling_thread(int degree)
    {
        ObservedNetwork network = Network();
        ConcurrentDictionary<Thread, bool> threads = new();
        network.Before = _ => threads[Thread.CurrentThread] = true;
        using Trainer trainer = network.CreateTrainer(new Adam(), Options(degree));
        float[] losses = [.. Losses(trainer)];
        Assert.Equal(Train(Network(), new Adam(), degree: 1, steps: 3), (float[])[.. losses, .. network.Parameters]);
        Assert.Equal([Thread.CurrentThread], threads.Keys);

        // With threads, the order of additions would differ.
        Assert.NotEqual(Train(Network(), new Adam(), degree, steps: 3), (float[])[.. losses, .. network.Parameters]);
    }

    [Fact]
    public void Shaped_steps_train_at_any_degree_as_1_does()
    {
        float[] Shaped(int degree, bool hasThreads)
        {
            ObservedNetwork network = Network();
            GradientClipping clipping = GradientClipping.ByNorm(0.5f);
            TrainerOptions options = new() { DegreeOfParallelism = degree, HasThreads = hasThreads, Clipping = clipping };
            using Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0.1f }, options);
            return [.. Losses(trainer), .. network.Parameters];
        }

        Assert.Equal(Shaped(degree: 1, hasThreads: true), Shaped(degree: 3, hasThreads: false));
    }

    [Fact]
    public void The_degree_that_was_asked_for_is_still_told_and_still_checked()
    {
        using Trainer trainer = Network().CreateTrainer(new Adam(), Options(degree: 2));
        Assert.Equal(2, trainer.Options.DegreeOfParallelism);
        Assert.Throws<ArgumentOutOfRangeException>(() => Options(degree: 65));
    }

    [Fact]
    public void A_checkpoint_is_that_of_a_trainer_of_degree_1()
    {
        using MemoryStream checkpoint = new();
        using (Trainer trainer = Network().CreateTrainer(new Adam(), Options(degree: 2)))
        {
            trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
            trainer.SaveCheckpoint(checkpoint);
        }

        checkpoint.Position = 0;
        Trainer one = Network().CreateTrainer(new Adam());
        one.LoadCheckpoint(checkpoint);
        Assert.Equal(1, one.StepCount);

        checkpoint.Position = 0;
        using Trainer two = Trainer(Network(), new Adam(), degree: 2);
        Assert.Contains(
            "DegreeOfParallelism = 1",
            Assert.Throws<InvalidDataException>(() => two.LoadCheckpoint(checkpoint)).Message,
            StringComparison.Ordinal);
    }

    // Many projects treat warnings as errors, and setting DegreeOfParallelism is not a mistake there.
    [Fact]
    public void Nothing_public_warns_a_browser_s_project_off() => Assert.DoesNotContain(
        typeof(Trainer).Assembly.GetExportedTypes().SelectMany(type => (MemberInfo[])[type, .. type.GetMembers()]),
        member => member.GetCustomAttributes<OSPlatformAttribute>().Any());

    private static TrainerOptions Options(int degree) => new() { DegreeOfParallelism = degree, HasThreads = false };

    private static float[] Losses(Trainer trainer)
    {
        float[] losses = new float[3];
        for (int step = 0; step < losses.Length; step++)
            losses[step] = trainer.Step(InputRows(BatchRows), TargetRows(BatchRows));
        return losses;
    }
}
