using System;
using System.IO;
using System.Linq;

namespace MlpGen.Tests;

/// <summary>A network that holds parameters. Tests override what they need. Everything else throws.</summary>
internal abstract class StubNetwork(int[] sizes, Activation[] activations, Loss loss = Loss.Quadratic) : INetwork
{
    public float[] Parameters { get; private set; } =
        new float[Enumerable.Range(0, sizes.Length - 1).Sum(layer => (sizes[layer] + 1) * sizes[layer + 1])];

    public int InputSize => sizes[0];

    public int OutputSize => sizes[^1];

    public int ParameterCount => Parameters.Length;

    public ReadOnlySpan<int> LayerSizes => sizes;

    public ReadOnlySpan<Activation> Activations => activations;

    public Loss Loss => loss;

    public virtual void GetParameters(Span<float> destination) => Parameters.CopyTo(destination);

    public void SetParameters(ReadOnlySpan<float> source) => Parameters = source.ToArray();

    public virtual void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public int Classify(ReadOnlySpan<float> input) => throw new NotSupportedException();

    public void Classify(ReadOnlySpan<float> inputs, Span<int> classes) => throw new NotSupportedException();

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotSupportedException();

    public float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradient) =>
        throw new NotSupportedException();

    public void Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public void Initialize(int seed) => throw new NotSupportedException();

    public void Save(string path) => NetworkFile.Save(this, path);

    public void Save(Stream stream) => NetworkFile.Save(this, stream);

    public void LoadFrom(string path) => NetworkFile.Load(this, path);

    public void LoadFrom(Stream stream) => NetworkFile.Load(this, stream);

    public Trainer CreateTrainer(Optimizer optimizer) => throw new NotSupportedException();

    public Trainer CreateTrainer(Optimizer optimizer, TrainerOptions options) => throw new NotSupportedException();
}
