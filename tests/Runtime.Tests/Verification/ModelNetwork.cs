using System;
using System.IO;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Verification;

namespace MlpGen.Runtime.Tests.Verification;

/// <summary>
/// A network without generated code. It rounds the results of the formulas to floats, so it is correct until a test injects a fault into
/// the results of one of its methods.
/// </summary>
internal sealed class ModelNetwork(int[] sizes, Activation[] activations, Loss loss) : ITrainable, IEvolvable, IClassifierNetwork, IVectorWidthSwitch
{
    private readonly float[] _parameters = new float[Enumerable.Range(0, sizes.Length - 1).Sum(layer => (sizes[layer] + 1) * sizes[layer + 1])];

    /// <summary>
    /// The fault to inject into the numbers that a method returns. It receives the method's name, the number of rows, and the numbers.
    /// </summary>
    public Action<string, int, Memory<float>> Fault { get; init; } = (_, _, _) => { };

    public int VectorWidth { get; set; }

    public int InputSize => sizes[0];

    public int OutputSize => sizes[^1];

    public int ParameterCount => _parameters.Length;

    public ReadOnlySpan<int> LayerSizes => sizes;

    public ReadOnlySpan<Activation> Activations => activations;

    public Loss Loss => loss;

    public int BlockRows => 20;

    public NetworkDescription Description { get; } = new(
        loss,
        packedLength: 0,
        [.. activations.Select((activation, layer) => new LayerDescription(sizes[layer], sizes[layer + 1], activation, LayerLayout.RowMajor, Offset: 0))]);

    public AlignedBuffer PackedParameters => throw new NotSupportedException();

    public void ReplaceParameters(AlignedBuffer parameters) => throw new NotSupportedException();

    public int WorkspaceLength => throw new NotSupportedException();

    /// <summary>Creates a network with random parameters.</summary>
    public static ModelNetwork Create(int[] sizes, Activation hidden, Activation output, Loss loss, Action<string, int, Memory<float>>? fault = null)
    {
        Activation[] activations = [.. Enumerable.Repeat(hidden, sizes.Length - 2), output];
        ModelNetwork network = new(sizes, activations, loss) { Fault = fault ?? ((_, _, _) => { }) };
        network.SetParameters(new Draw(seed: 4).Uniform(-0.7f, 0.7f, network.ParameterCount));
        return network;
    }

    public void GetParameters(Span<float> destination) => _parameters.CopyTo(destination);

    public void SetParameters(ReadOnlySpan<float> source) => source.CopyTo(_parameters);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        float[] values = [.. Run(inputs).SelectMany(row => row.Outputs).Select(a => (float)a.Value)];
        Return("Forward", inputs, values).CopyTo(outputs);
    }

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Return("ComputeLoss", inputs, [MeanLoss(inputs, Rows(targets))])[0];

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => Return("ComputeLoss by labels", inputs, [MeanLoss(inputs, Rows(labels))])[0];

    public float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        Return("ComputeGradient", inputs, LossGradient(inputs, Rows(targets))).CopyTo(gradient);
        return MeanLoss(inputs, Rows(targets));
    }

    public float ComputeGradient(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> gradient)
    {
        Return("ComputeGradient by labels", inputs, LossGradient(inputs, Rows(labels))).CopyTo(gradient);
        return MeanLoss(inputs, Rows(labels));
    }

    public void Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradient, Span<float> inputGradients)
    {
        ReferenceNetwork reference = new(this);
        ReferenceRow[] rows = Run(inputs);
        float[][] gradients = [.. Rows(outputGradients).Select(row => Array.ConvertAll(row, g => (float)g))];
        Rounded[][][] deltas = [.. rows.Select((row, index) => reference.Backpropagate(row, reference.OutputDelta(row, gradients[index])))];
        float[] values = [.. Gradient(reference, rows, deltas, 1), .. deltas.SelectMany(row => row[0]).Select(g => (float)g.Value)];
        values = Return("Backward", inputs, values);
        values.AsSpan(0, ParameterCount).CopyTo(gradient);
        values.AsSpan(ParameterCount).CopyTo(inputGradients);
    }

    public int Classify(ReadOnlySpan<float> input) => throw new NotSupportedException();

    public void Classify(ReadOnlySpan<float> inputs, Span<int> classes) => throw new NotSupportedException();

    public void Initialize(int seed) => throw new NotSupportedException();

    public IGeneratedNetwork Clone() => throw new NotSupportedException();

    public void Save(string path) => throw new NotSupportedException();

    public void Save(Stream stream) => throw new NotSupportedException();

    public void LoadFrom(string path) => throw new NotSupportedException();

    public void LoadFrom(Stream stream) => throw new NotSupportedException();

    public ClassifierTrainer CreateTrainer(Optimizer optimizer) => throw new NotSupportedException();

    public ClassifierTrainer CreateTrainer(Optimizer optimizer, TrainerOptions options) => throw new NotSupportedException();

    Trainer INetwork.CreateTrainer(Optimizer optimizer) => throw new NotSupportedException();

    Trainer INetwork.CreateTrainer(Optimizer optimizer, TrainerOptions options) => throw new NotSupportedException();

    public void ForwardPopulation(AlignedBuffer parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int agents) =>
        Return("Population.Forward", inputs, [.. Run(inputs).SelectMany(row => row.Outputs).Select(output => (float)output.Value)]).CopyTo(outputs);

    public GradientPass<float, TSink> CreateGradientPass<TSink>()
        where TSink : struct, IGradientSink => throw new NotSupportedException();

    public double AddGradient<TLoss>(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float scale, ref TLoss loss, DropoutDraw draw, AlignedBuffer gradient, AlignedBuffer workspace)
        where TLoss : struct, IOutputLoss => throw new NotSupportedException();

    private float[] Return(string method, ReadOnlySpan<float> inputs, float[] values)
    {
        Fault(method, inputs.Length / InputSize, values);
        return values;
    }

    private ReferenceRow[] Run(ReadOnlySpan<float> inputs)
    {
        ReferenceNetwork reference = new(this);
        ReferenceRow[] rows = new ReferenceRow[inputs.Length / InputSize];
        for (int row = 0; row < rows.Length; row++)
            rows[row] = reference.Run(inputs.Slice(row * InputSize, InputSize));
        return rows;
    }

    private float MeanLoss(ReadOnlySpan<float> inputs, double[][] targets) =>
        (float)Run(inputs).Zip(targets, (row, target) => new ReferenceNetwork(this).Loss.Value(row.With(target)).Value).Average();

    private float[] LossGradient(ReadOnlySpan<float> inputs, double[][] targets)
    {
        ReferenceNetwork reference = new(this);
        ReferenceRow[] rows = Run(inputs);
        Rounded[][][] deltas = [.. rows.Zip(targets, (row, target) => reference.Backpropagate(row, reference.OutputDelta(row, target)))];
        return Gradient(reference, rows, deltas, 1.0 / rows.Length);
    }

    private static float[] Gradient(ReferenceNetwork reference, ReferenceRow[] rows, Rounded[][][] deltas, double scale) =>
    [
        .. reference.Tensors.SelectMany(tensor => Enumerable.Range(0, tensor.Length)
            .Select(place => (float)(scale * tensor.Gradient(place, deltas, rows, rows.Length).Value))),
    ];

    private double[][] Rows(ReadOnlySpan<float> values) => [.. values.ToArray().Chunk(OutputSize).Select(row => Array.ConvertAll(row, x => (double)x))];

    private double[][] Rows(ReadOnlySpan<int> labels) => Array.ConvertAll(labels.ToArray(), label => OneHot.Row(label, OutputSize));
}
