using System;
using System.IO;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>A network written by hand that implements only the public interfaces.</summary>
internal sealed class UntrainableClassifier : IClassifierNetwork
{
    public int InputSize => 1;

    public int OutputSize => 2;

    public int ParameterCount => 4;

    public ReadOnlySpan<int> LayerSizes => throw new NotSupportedException();

    public ReadOnlySpan<Activation> Activations => throw new NotSupportedException();

    public Loss Loss => Loss.CrossEntropy;

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public int Classify(ReadOnlySpan<float> input) => throw new NotSupportedException();

    public void Classify(ReadOnlySpan<float> inputs, Span<int> classes) => throw new NotSupportedException();

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotSupportedException();

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => throw new NotSupportedException();

    public float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradient) => throw new NotSupportedException();

    public float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> gradient) => throw new NotSupportedException();

    public void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public void GetParameters(Span<float> destination) => throw new NotSupportedException();

    public void SetParameters(ReadOnlySpan<float> source) => throw new NotSupportedException();

    public void Initialize(int seed) => throw new NotSupportedException();

    public void Save(string path) => throw new NotSupportedException();

    public void Save(Stream stream) => throw new NotSupportedException();

    public void LoadFrom(string path) => throw new NotSupportedException();

    public void LoadFrom(Stream stream) => throw new NotSupportedException();

    ClassifierTrainer IClassifierNetwork.CreateTrainer(Optimizer optimizer) => new(this, optimizer);

    ClassifierTrainer IClassifierNetwork.CreateTrainer(Optimizer optimizer, TrainerOptions options) => new(this, optimizer, options);

    Trainer INetwork.CreateTrainer(Optimizer optimizer) => new(this, optimizer);

    Trainer INetwork.CreateTrainer(Optimizer optimizer, TrainerOptions options) => new(this, optimizer, options);
}
