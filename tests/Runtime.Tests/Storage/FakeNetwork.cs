using System;
using System.IO;
using System.Linq;

namespace MlpGen.Runtime.Tests.Storage;

/// <summary>A network that holds parameters and computes nothing. Tests of saving and loading need no more, and no generator.</summary>
internal sealed class FakeNetwork(int[] sizes, Activation[] activations, Loss loss = Loss.Quadratic) : INetwork
{
    public float[] Parameters { get; private set; } =
        new float[Enumerable.Range(0, sizes.Length - 1).Sum(layer => (sizes[layer] + 1) * sizes[layer + 1])];

    /// <summary>True if reading the parameters throws.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Creates a 2-3-1 network with the 13 parameters 1 to 13.</summary>
    public static FakeNetwork Small()
    {
        FakeNetwork network = new([2, 3, 1], [Activation.Tanh, Activation.Sigmoid]);
        for (int i = 0; i < network.ParameterCount; i++)
            network.Parameters[i] = i + 1;
        return network;
    }

    /// <summary>Creates a 2-3-1 network with different parameters, which are all −7.</summary>
    public static FakeNetwork Other()
    {
        FakeNetwork network = Small();
        Array.Fill(network.Parameters, -7f);
        return network;
    }

    public byte[] Saved()
    {
        MemoryStream stream = new();
        NetworkFile.Save(this, stream);
        return stream.ToArray();
    }

    public int InputSize => sizes[0];

    public int OutputSize => sizes[^1];

    public int ParameterCount => Parameters.Length;

    public ReadOnlySpan<int> LayerSizes => sizes;

    public ReadOnlySpan<Activation> Activations => activations;

    public Loss Loss => loss;

    public void GetParameters(Span<float> destination)
    {
        if (IsBroken)
            throw new NotSupportedException();
        Parameters.CopyTo(destination);
    }

    public void SetParameters(ReadOnlySpan<float> source) => Parameters = source.ToArray();

    public void Save(string path) => NetworkFile.Save(this, path);

    public void Save(Stream stream) => NetworkFile.Save(this, stream);

    public void LoadFrom(string path) => NetworkFile.Load(this, path);

    public void LoadFrom(Stream stream) => NetworkFile.Load(this, stream);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public int Classify(ReadOnlySpan<float> input) => throw new NotSupportedException();

    public void Classify(ReadOnlySpan<float> inputs, Span<int> classes) => throw new NotSupportedException();

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotSupportedException();

    public float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradient) =>
        throw new NotSupportedException();

    public void Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public void Initialize(int seed) => throw new NotSupportedException();

    public Trainer CreateTrainer(Optimizer optimizer) => throw new NotSupportedException();

    public Trainer CreateTrainer(Optimizer optimizer, TrainerOptions options) => throw new NotSupportedException();
}
