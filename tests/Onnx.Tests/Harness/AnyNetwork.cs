using System;
using System.IO;
using System.Linq;
using MlpGen.Numerics;

namespace MlpGen.Onnx.Tests.Harness;

/// <summary>A network of any shape, which computes the formulas in double precision.</summary>
internal sealed class AnyNetwork(int[] sizes, Activation[] activations) : INetwork
{
    /// <summary>Creates a network with the layers of a candidate.</summary>
    public AnyNetwork(OnnxCandidate candidate)
        : this([.. candidate.LayerSizes], [.. candidate.Activations])
    {
    }

    public float[] Parameters { get; private set; } =
        new float[Enumerable.Range(0, sizes.Length - 1).Sum(layer => (sizes[layer] + 1) * sizes[layer + 1])];

    public int InputSize => sizes[0];

    public int OutputSize => sizes[^1];

    public int ParameterCount => Parameters.Length;

    public ReadOnlySpan<int> LayerSizes => sizes;

    public ReadOnlySpan<Activation> Activations => activations;

    public Loss Loss => Loss.Quadratic;

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (int row = 0; row < inputs.Length / InputSize; row++)
            Row(inputs.Slice(row * InputSize, InputSize).ToArray()).CopyTo(outputs[(row * OutputSize)..]);
    }

    public void GetParameters(Span<float> destination) => Parameters.CopyTo(destination);

    public void SetParameters(ReadOnlySpan<float> source) => Parameters = source.ToArray();

    public int Classify(ReadOnlySpan<float> input) => throw new NotSupportedException();

    public void Classify(ReadOnlySpan<float> inputs, Span<int> classes) => throw new NotSupportedException();

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => throw new NotSupportedException();

    public float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradient) =>
        throw new NotSupportedException();

    public void Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public void Initialize(int seed) => throw new NotSupportedException();

    public void Save(string path) => throw new NotSupportedException();

    public void Save(Stream stream) => throw new NotSupportedException();

    public void LoadFrom(string path) => throw new NotSupportedException();

    public void LoadFrom(Stream stream) => throw new NotSupportedException();

    public Trainer CreateTrainer(Optimizer optimizer) => throw new NotSupportedException();

    public Trainer CreateTrainer(Optimizer optimizer, TrainerOptions options) => throw new NotSupportedException();

    private float[] Row(float[] row)
    {
        double[] values = Array.ConvertAll(row, value => (double)value);
        int next = 0;
        for (int layer = 0; layer < activations.Length; layer++)
        {
            int inputs = sizes[layer], outputs = sizes[layer + 1], start = next;
            double[] sums = [.. Enumerable.Range(0, outputs).Select(output =>
                Parameters[start + (inputs * outputs) + output]
                + Enumerable.Range(0, inputs).Sum(input => values[input] * Parameters[start + (output * inputs) + input]))];
            values = activations[layer] == Activation.Softmax
                ? Softmax(sums)
                : Array.ConvertAll(sums, sum => ActivationFormula.For(activations[layer])!.Value(sum));
            next += (inputs + 1) * outputs;
        }

        return Array.ConvertAll(values, value => (float)value);
    }

    private static double[] Softmax(double[] sums)
    {
        double[] powers = Array.ConvertAll(sums, sum => Math.Exp(sum - sums.Max()));
        return Array.ConvertAll(powers, power => power / powers.Sum());
    }
}
