using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using Xunit;

namespace MlpGen.Networks.Tests.Allocation;

/// <summary>After one call, no call above Save allocates a byte: whatever the kernel, the size of the network and the number of rows.</summary>
public sealed class AllocationTests
{
    /// <summary>Scratch on the stack, on the stack by a block, in the workspace; one output, few, many; shallow and deep.</summary>
    private static readonly string[] s_networks = ["SeedXor", "Iris", "Digits", "Policy", "Mnist", "Wide", "DeepRelu", "Autoencoder65"];

    public static TheoryData<string, string> NetworksAndKernels
    {
        get
        {
            TheoryData<string, string> pairs = [];
            foreach (NetworkSpec spec in s_networks.Select(Find))
            {
                foreach (KernelKind kernel in Enum.GetValues<KernelKind>().Where(kernel => KernelNetworks.Has(spec, kernel)))
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
        Sample sample = WellConditioned.For(spec);
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
        AssertNothing(() => network.Backward(inputs, targets, [], inputGradients), "Backward to the inputs alone", where);
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

    private static void AssertNothing(Action call, string what, string where)
    {
        call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        call();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated == 0, $"{what}: {allocated} bytes, {where}");
    }
}
