using System;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace MlpGen.Networks.Child;

/// <summary>A classifier with enough parameters for two threads to share 32 rows.</summary>
[Mlp(64, 64, 10, Hidden = Activation.Swish, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class FrameClassifier;

[Mlp(6, 20, 9, 2, Hidden = Activation.Tanh, Output = Activation.Identity, Loss = Loss.Huber)]
[MlpLayer(1, Activation = Activation.Relu, Dropout = 0.2)]
internal sealed partial class FrameRegressor;

/// <summary>Counts the methods that the first calls of a game compile on the thread that waits for them.</summary>
internal static class WarmedCalls
{
    private const int Rows = 32;

    /// <summary>The number of rows, more than first-tier code would ever loop over.</summary>
    private const int DatasetRows = 30_000;

    /// <summary>Writes the number of methods that each call compiled, one line per call with its name and the number.</summary>
    /// <param name="kind">The kind of steps: Plain, Shared (by two threads), or Shaped.</param>
    /// <param name="isWarm">True to warm up the network and the trainer first.</param>
    public static void Count(string kind, bool isWarm)
    {
        INetwork network = kind == "Shaped" ? new FrameRegressor(seed: 1) : new FrameClassifier(seed: 1);
        using Trainer trainer = network.CreateTrainer(new Adam(), Options(kind));
        float[] inputs = new float[DatasetRows * network.InputSize], targets = new float[DatasetRows * network.OutputSize];
        inputs.AsSpan().Fill(0.5f);
        int[] labels = new int[DatasetRows];
        Dataset data = network is IClassifierNetwork
            ? Dataset.FromArrays(inputs, labels, network.InputSize)
            : Dataset.FromArrays(inputs, targets, network.InputSize);
        ReadOnlyMemory<float> x = inputs.AsMemory(0, Rows * network.InputSize), y = targets.AsMemory(0, Rows * network.OutputSize);
        float[] outputs = new float[y.Length], gradient = new float[network.ParameterCount], inputGradients = new float[x.Length];
        int[] classes = new int[Rows];
        Frames frames = new(x, y);
        FitOptions options = new() { BatchSize = Rows };

        // Code outside the library is compiled in any case.
        frames.Next(new float[x.Length], new float[y.Length], new int[frames.BatchSize * (frames.HasLabels ? 1 : 0)]);
        if (isWarm)
        {
            network.WarmUp();
            trainer.WarmUp(Rows);
        }

        Compiled("Nothing", () => { });
        Compiled("Forward, one row", () => network.Forward(x.Span[..network.InputSize], outputs.AsSpan(0, network.OutputSize)));
        Compiled("Forward", () => network.Forward(x.Span, outputs));
        Compiled("Classify, one row", () => network.Classify(x.Span[..network.InputSize]));
        Compiled("Classify", () => network.Classify(x.Span, classes));
        Compiled("ComputeLoss", () => network.ComputeLoss(x.Span, y.Span));
        Compiled("ComputeGradient", () => network.ComputeGradient(x.Span, y.Span, gradient));
        Compiled("Backward", () => network.Backward(x.Span, y.Span, gradient, inputGradients));
        Compiled("StepFor, a dataset", () => trainer.StepFor(TimeSpan.FromMilliseconds(1), data, options));
        Compiled("StepFor, a source", () => trainer.StepFor(TimeSpan.FromMilliseconds(1), frames));
        Compiled("Step", () => trainer.Step(x.Span, y.Span));
        Compiled("Step, fewer rows", () => trainer.Step(x.Span[..(7 * network.InputSize)], y.Span[..(7 * network.OutputSize)]));
        Compiled("Step, weights", () => trainer.Step(x.Span, y.Span, inputs.AsSpan(0, Rows)));
        Compiled("StepByGradients", () => trainer.StepByGradients(x.Span, inputs.AsSpan(0, y.Length)));
        if (trainer is ClassifierTrainer classifier)
            Compiled("Step, labels", () => classifier.Step(x.Span, classes));
        for (int frame = 0; frame < 20; frame++)
            Compiled("StepFor, later", () => trainer.StepFor(TimeSpan.FromMilliseconds(1), data, options));
        Console.WriteLine("End");
    }

    private static TrainerOptions Options(string kind) => kind switch
    {
        "Plain" => new TrainerOptions { Schedule = new CosineSchedule { Length = 100, WarmUp = 3 } },
        "Shared" => new TrainerOptions { DegreeOfParallelism = 2 },
        "Shaped" => new TrainerOptions
        {
            Clipping = GradientClipping.ByNorm(1e-3f),
            L1 = 1e-4f,
            DecayBiases = false,
            AccumulationSteps = 2,
            WeightNoise = 0.01f,
            AverageDecay = 0.9f,
            LayerRates = [0, 1, 0.5f],
            Schedule = new OneCycleSchedule { Length = 10 },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind must be Plain, Shared, or Shaped."),
    };

    private static void Compiled(string name, Action call)
    {
        RuntimeHelpers.PrepareMethod(call.Method.MethodHandle);
        long before = JitInfo.GetCompiledMethodCount(currentThread: true);
        call();
        Console.WriteLine($"{name}: {JitInfo.GetCompiledMethodCount(currentThread: true) - before}");
    }

    /// <summary>A source that returns one batch of rows forever.</summary>
    private sealed class Frames(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets) : IBatchSource
    {
        public int BatchSize => Rows;

        public bool HasLabels => false;

        public int Next(Span<float> destination, Span<float> targetDestination, Span<int> labels)
        {
            inputs.Span.CopyTo(destination);
            targets.Span.CopyTo(targetDestination);
            return Rows;
        }
    }
}
