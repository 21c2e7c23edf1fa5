using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Threading;
using MlpGen.Networks.Tests.Harness;
using Xunit;

namespace MlpGen.Networks.Tests.Training;

/// <summary>Code that has trained can be unloaded, as the editors of Godot and Unity do after each build. Each case loads a runtime of its own.</summary>
public sealed class UnloadTests
{
    private const string PlugIn = """
        using System;
        using System.IO;
        using MlpGen;

        // Enough parameters that four threads share a step of 64 rows.
        [Mlp(64, 64, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
        public sealed partial class Net { }

        public static class PlugIn
        {
            private static Trainer? s_kept;

            public static void Use(int degree) => Train(degree).Dispose();

            public static void Drop(int degree) => Train(degree);

            public static void Keep(int degree) => s_kept = Train(degree);

            public static void DisposeKept() => s_kept!.Dispose();

            private static ClassifierTrainer Train(int degree)
            {
                Net net = new(seed: 1);
                ClassifierTrainer trainer = net.CreateTrainer(new Adam(), new TrainerOptions { DegreeOfParallelism = degree });
                trainer.WarmUp(rows: 64);
                float[] inputs = new float[64 * Net.InputSize];
                int[] labels = new int[64];
                trainer.Step(inputs, labels);
                trainer.Fit(inputs, labels, new FitOptions { Epochs = 2 });
                ReplayMemory memory = new(capacity: 64, Net.InputSize, Net.OutputSize);
                for (int row = 0; row < 64; row++)
                    memory.Add(new float[Net.InputSize], new float[Net.OutputSize]);
                trainer.StepFor(TimeSpan.FromMilliseconds(1), memory);
                net.Forward(inputs, new float[64 * Net.OutputSize]);
                trainer.SaveCheckpoint(new MemoryStream());
                return trainer;
            }

            private static void Main() { }
        }
        """;

    private static readonly byte[] s_image = NetworkCompiler.CompileProgram(PlugIn);

    [Fact]
    public void Of_a_disposed_trainer_with_threads() => Assert.True(IsUnloaded(Load("Use", 4)));

    [Fact]
    public void Of_a_trainer_with_threads_that_nobody_references() => Assert.True(IsUnloaded(Load("Drop", 4)));

    [Fact]
    public void Of_a_trainer_without_threads_in_a_static_field() => Assert.True(IsUnloaded(Load("Keep", 1)));

    // This is also the proof that the others could fail.
    [Fact]
    public void Of_a_trainer_with_threads_in_a_static_field_once_it_is_disposed()
    {
        WeakReference context = Load("Keep", 2);
        for (int attempt = 0; attempt < 20; attempt++)
            Collect();
        Assert.True(context.IsAlive);
        DisposeKept(context);
        Assert.True(IsUnloaded(context));
    }

    private static bool IsUnloaded(WeakReference context)
    {
        for (int attempt = 0; context.IsAlive && attempt < 200; attempt++)
        {
            Collect();
            // Threads that have been told to stop need a moment.
            Thread.Sleep(10);
        }

        return !context.IsAlive;
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    // Not inlined, so that no variable keeps the context alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Load(string method, int degree)
    {
        Context context = new();
        Assembly plugIn = context.LoadFromStream(new MemoryStream(s_image));
        plugIn.GetType("PlugIn")!.GetMethod(method)!.Invoke(null, [degree]);
        Assembly runtime = context.Assemblies.Single(assembly => assembly.GetName().Name == "MlpGen");
        Assert.NotEqual(typeof(Trainer).Assembly, runtime);
        context.Unload();
        return new WeakReference(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DisposeKept(WeakReference context) => ((AssemblyLoadContext)context.Target!).Assemblies
        .Select(assembly => assembly.GetType("PlugIn")).Single(type => type is not null)!.GetMethod("DisposeKept")!.Invoke(null, null);

    /// <summary>A collectible context with a runtime of its own.</summary>
    private sealed class Context() : AssemblyLoadContext("plug-in", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == "MlpGen" ? LoadFromAssemblyPath(typeof(Trainer).Assembly.Location) : null;
    }
}
