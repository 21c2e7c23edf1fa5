using System;
using System.Linq;

namespace MlpGen.Verification;

/// <summary>
/// Parameters for a network, rows of inputs, and the expected results. All are the same in every run. A call with fewer rows uses the first
/// ones.
/// </summary>
internal sealed class KernelSample
{
    // If rounding decides on which side of a kink a unit is, a row has no correct gradient and is drawn again.
    private const int MostDraws = 100;

    private readonly int _inputSize;
    private readonly int _outputSize;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly float[] _outputGradients;
    private readonly int[] _labels;

    /// <summary>Draws a sample and replaces the parameters of the network.</summary>
    public KernelSample(IInferenceNetwork network, int rows)
    {
        Draw draw = new(seed: 3);
        network.SetParameters(DrawParameters(network, draw));
        Reference = new ReferenceNetwork(network);
        _inputSize = network.InputSize;
        _outputSize = network.OutputSize;
        _inputs = new float[rows * _inputSize];
        _targets = new float[rows * _outputSize];
        Rows = new ReferenceRow[rows];
        for (int row = 0; row < rows; row++)
            Rows[row] = DrawRow(row, draw);
        _outputGradients = draw.Uniform(-1, 1, rows * _outputSize);
        _labels = [.. Enumerable.Range(0, rows).Select(_ => draw.Below(_outputSize))];

        ByTargets = new KernelTargets(Reference, Rows, [.. Enumerable.Range(0, rows).Select(Target)]);
        ByLabels = new KernelTargets(Reference, Rows, Array.ConvertAll(_labels, label => OneHot.Row(label, _outputSize)));
        ProductDeltas = [.. Rows.Select((row, index) =>
            Reference.Backpropagate(row, Reference.OutputDelta(row, _outputGradients.AsSpan(index * _outputSize, _outputSize))))];
    }

    /// <summary>Gets the reference network, computed by the formulas.</summary>
    public ReferenceNetwork Reference { get; }

    /// <summary>Gets the intermediate results of each row.</summary>
    public ReferenceRow[] Rows { get; }

    /// <summary>Gets the losses and δ for targets.</summary>
    public KernelTargets ByTargets { get; }

    /// <summary>Gets the losses and δ for labels, for losses that accept labels.</summary>
    public KernelTargets ByLabels { get; }

    /// <summary>Gets δ by row and layer, computed from the gradients at the outputs.</summary>
    public Rounded[][][] ProductDeltas { get; }

    public ReadOnlySpan<float> Inputs(int count) => _inputs.AsSpan(0, count * _inputSize);

    public ReadOnlySpan<float> Targets(int count) => _targets.AsSpan(0, count * _outputSize);

    public ReadOnlySpan<float> OutputGradients(int count) => _outputGradients.AsSpan(0, count * _outputSize);

    public ReadOnlySpan<int> Labels(int count) => _labels.AsSpan(0, count);

    // Weights are within Glorot's bound, like those of most new networks. Biases are not zero, unlike those of some new networks.
    private static float[] DrawParameters(IInferenceNetwork network, Draw draw)
    {
        float[] parameters = new float[network.ParameterCount];
        foreach (ParameterTensor tensor in ParameterTensor.All(network.LayerSizes))
        {
            float bound = tensor.IsBias ? 0.1f : MathF.Sqrt(6f / ((float)tensor.Inputs + tensor.Outputs));
            draw.Uniform(-bound, bound, parameters.AsSpan(tensor.Offset, tensor.Length));
        }

        return parameters;
    }

    private ReferenceRow DrawRow(int row, Draw draw)
    {
        Span<float> inputs = _inputs.AsSpan(row * _inputSize, _inputSize);
        ReferenceRow drawn;
        int draws = 0;
        do
        {
            draw.Uniform(-1, 1, inputs);
            draw.Uniform(Reference.Loss.OfLogits ? 0 : -1, 1, _targets.AsSpan(row * _outputSize, _outputSize));
            drawn = Reference.Run(inputs);
        }
        while ((Reference.IsAtKink(drawn) || Reference.Loss.IsAtKink(drawn.With(Target(row)))) && ++draws < MostDraws);
        return drawn;
    }

    private double[] Target(int row) => Array.ConvertAll(_targets.AsSpan(row * _outputSize, _outputSize).ToArray(), y => (double)y);
}
