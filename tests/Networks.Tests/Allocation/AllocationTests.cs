using System;
using System.Linq;
using MlpGen.Networks.Tests.Contract;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Allocation;

/// <summary>
/// After its first call, no method but saving, loading and making a trainer allocates a byte, whatever the kernel, the size of the network
/// and the number of rows.
/// </summary>
public sealed class AllocationTests
{
    /// <summary>
    /// Networks with scratch on the stack for a row, for a block, or in the workspace; with one, few or many outputs; shallow and deep.
    /// </summary>
    private static readonly string[] s_networks = ["SeedXor", "Iris", "Digits", "Policy", "DeepRelu", "Autoencoder65", .. Depth.Choose<string[]>([], ["Mnist", "Wide"])];

    public static TheoryData<string, string> NetworksAndKernels
    {
        get
        {
            TheoryData<string, string> pairs = [];
            foreach ((NetworkSpec spec, int index) in s_networks.Select((name, index) => (Find(name), index)))
            {
                // A deep run takes all kernels. Any other takes turns.
                KernelKind[] kernels = [.. Enum.GetValues<KernelKind>().Where(kernel => Turns.Has(spec, kernel))];
                foreach (KernelKind kernel in Depth.Choose([kernels[index % kernels.Length]], kernels))
                    pairs.Add(spec.Name, kernel.ToString());
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(NetworksAndKernels))]
    public void No_call_allocates(string name, string kernel)
    {
        NetworkSpec spec = Find(name);
        Sample sample = Sample.Draw(spec, seed: 1);
        INetwork network = KernelNetworks.Create(spec, Enum.Parse<KernelKind>(kernel), 0, sample.Parameters);
        foreach (int rows in new[] { 1, 5, 67 })
            Check(network, spec, sample, rows);
    }

    private static NetworkSpec Find(string name) => NetworkCorpus.All.Single(spec => spec.Name == name);

    private static void Check(INetwork network, NetworkSpec spec, Sample sample, int rows)
    {
        float[] inputs = sample.Inputs[..(rows * spec.InputSize)];
        float[] targets = sample.Targets[..(rows * spec.OutputSize)];
        int[] labels = sample.Labels[..rows];
        float[] outputs = new float[targets.Length];
        float[] gradient = new float[spec.ParameterCount];
        float[] inputGradients = new float[inputs.Length];
        int[] classes = new int[rows];
        string where = $"{spec}, {rows} rows";

        AssertNothing(() => network.Forward(inputs, outputs), "Forward", where);
        AssertNothing(() => network.Classify(inputs.AsSpan(0, spec.InputSize)), "Classify one row", where);
        AssertNothing(() => network.Classify(inputs, classes), "Classify", where);
        AssertNothing(() => network.ComputeLoss(inputs, targets), "ComputeLoss", where);
        AssertNothing(() => network.ComputeGradient(inputs, targets, gradient), "ComputeGradient", where);
        AssertNothing(() => network.Backward(inputs, targets, gradient, inputGradients), "Backward", where);
        AssertNothing(() => network.Backward(inputs, targets, [], inputGradients), "Backward for the inputs only", where);
        AssertNothing(() => network.GetParameters(gradient), "GetParameters", where);
        AssertNothing(() => network.SetParameters(gradient), "SetParameters", where);
        if (network is IClassifierNetwork classifier)
        {
            AssertNothing(() => classifier.ComputeLoss(inputs, labels), "ComputeLoss by labels", where);
            AssertNothing(() => classifier.ComputeGradient(inputs, labels, gradient), "ComputeGradient by labels", where);
            ClassifierTrainer trainer = classifier.CreateTrainer(new Adam());
            AssertNothing(() => trainer.Step(inputs, labels), "Step by labels", where);
        }

        foreach (Optimizer optimizer in new Optimizer[] { new Sgd { LearningRate = 1e-3f }, new Sgd { LearningRate = 1e-3f, Momentum = 0.9f }, new Adam() })
        {
            Trainer trainer = network.CreateTrainer(optimizer);
            AssertNothing(() => trainer.Step(inputs, targets), $"Step of {optimizer}", where);
        }
    }

    [Fact]
    public void Epochs_of_weighted_rows_and_by_a_given_loss_allocate_nothing_once_one_has_run()
    {
        float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1], targets = [0, 1, 1, 0], pairs = [0, 0.2f, 1, 0.2f, 1, 0.8f, 0, 0.8f];
        Dataset own = Dataset.FromArrays(inputs, targets, 2).WithWeights([1, 0, 2, 0.5f]), given = Dataset.FromArrays(inputs, pairs, 2).WithWeights([1, 0, 2, 0.5f]);
        Trainer trainer = new SeedNetwork(seed: 1).CreateTrainer(new Adam());
        long least = long.MaxValue, before = 0;
        FitOptions Measured(Dataset rows) => new()
        {
            Epochs = 8,
            BatchSize = 3,
            Validation = rows,
            ContinueWhile = progress =>
            {
                least = progress.Epoch < 2 ? long.MaxValue : Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                before = GC.GetAllocatedBytesForCurrentThread();
                return true;
            },
        };

        trainer.Fit(own, Measured(own));
        Assert.Equal(0, least);
        trainer.Fit(given, Measured(given), new Pinball());
        Assert.Equal(0, least);
    }

    // A background collection that other tests cause may reclaim the rest of this thread's allocation block. The runtime then counts up to
    // 8 KB for a thread that allocated nothing, about once in 60,000 measurements. A call that really allocates does so every time.
    private static void AssertNothing(Action call, string what, string where)
    {
        call();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 3 && least != 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(least == 0, $"{what} allocated {least} bytes ({where}).");
    }

    /// <summary>The loss of quantile regression (Koenker and Bassett 1978): the targets are y and τ.</summary>
    private readonly struct Pinball : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            float error = outputs[0] - targets[0];
            gradient[0] = error < 0 ? -targets[1] : 1 - targets[1];
            return gradient[0] * error;
        }
    }
}
