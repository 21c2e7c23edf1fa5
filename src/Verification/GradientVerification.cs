using System;
using System.Linq;

namespace MlpGen.Verification;

/// <summary>
/// Compares the derivatives that a network computes with central differences, ∂f/∂w ≈ (f(w + h) − f(w − h)) / 2h. It uses two functions f:
/// the mean loss, for ComputeGradient, and a sum of the outputs with seeded weights, for Backward.
/// </summary>
/// <remarks>
/// The expected values come only from the differences. Backpropagation in double precision runs beside them to estimate the rounding error
/// of floats. A mistake there would widen or narrow the tolerance of a derivative, but never change its expected value.
/// </remarks>
internal sealed class GradientVerification
{
    /// <summary>
    /// The step by which a sum z is moved. The truncation error grows with its square, 10⁻¹² here, and the rounding error of doubles with
    /// its inverse, 10⁻¹⁰. Both are far below the rounding error of floats, and few units have a kink this close.
    /// </summary>
    private const double Step = 1.0 / (1 << 20);

    private readonly INetwork _network;
    private readonly ReferenceNetwork _reference;
    private readonly ReferenceRow[] _rows;
    private readonly double[][] _targets;
    private readonly float[] _outputGradients;
    private readonly Rounded[][][] _lossDeltas;
    private readonly Rounded[][][] _productDeltas;
    private readonly WorstDeviation _worst = new();
    private int _checked;
    private int _kinks;

    public GradientVerification(INetwork network, ReadOnlySpan<float> inputs, double[][] targets)
    {
        _network = network;
        _reference = new ReferenceNetwork(network);
        _targets = targets;
        _rows = new ReferenceRow[targets.Length];
        for (int row = 0; row < _rows.Length; row++)
            _rows[row] = _reference.Run(inputs.Slice(row * network.InputSize, network.InputSize));
        _outputGradients = new Draw(seed: 1).Uniform(-1, 1, _rows.Length * network.OutputSize);
        _lossDeltas = [.. _rows.Select((row, index) => _reference.Backpropagate(row, _reference.OutputDelta(row, _targets[index])))];
        _productDeltas =
            [.. _rows.Select((row, index) => _reference.Backpropagate(row, _reference.OutputDelta(row, OutputGradient(index))))];
    }

    /// <summary>Compares a gradient of the mean loss and the results of Backward.</summary>
    public GradientReport Run(ReadOnlySpan<float> inputs, float[] gradient)
    {
        float[] product = new float[gradient.Length];
        float[] inputGradients = new float[inputs.Length];
        _network.Backward(inputs, _outputGradients, product, inputGradients);

        ProbePlan plan = new(_network.LayerSizes, _rows.Length);
        foreach (ParameterTensor tensor in _reference.Tensors)
        {
            foreach (int place in plan.Parameters(tensor))
                CheckParameter(tensor, place, gradient, product);
        }

        foreach (int place in plan.Inputs())
            CheckInput(place / _network.InputSize, place % _network.InputSize, inputGradients[place]);
        return new GradientReport(_worst.Value, _checked, _kinks, gradient.Length + inputs.Length);
    }

    // If a weight grows by h, its sum grows by h·a. If a bias grows by h, its sum grows by h.
    private void CheckParameter(ParameterTensor tensor, int place, float[] gradient, float[] product)
    {
        (int output, int input) = tensor.Element(place);
        double[] factors = Array.ConvertAll(_rows, row => tensor.IsBias ? 1 : row.A[tensor.Layer][input].Value);
        double step = Step / Math.Max(1, factors.Max(Math.Abs));
        CentralDifference loss = new(2 * step * _rows.Length), sum = new(2 * step);
        for (int row = 0; row < _rows.Length; row++)
        {
            if (factors[row] == 0)
                continue;
            ReferenceRow above = _reference.RunMoved(_rows[row], tensor.Layer, output, step * factors[row]);
            ReferenceRow below = _reference.RunMoved(_rows[row], tensor.Layer, output, -step * factors[row]);
            if (AreApart(above, below, row))
            {
                _kinks++;
                return;
            }

            loss.Add(Loss(above, row), Loss(below, row));
            sum.Add(WeightedSum(above, row), WeightedSum(below, row));
        }

        _checked++;
        int index = tensor.Offset + place;
        Rounded lossGradient = (1.0 / _rows.Length) * tensor.Gradient(place, _lossDeltas, _rows, _rows.Length);
        _worst.Compare("ComputeGradient", loss.Derivative(lossGradient), gradient[index], tensor.Location(place));
        _worst.Compare("Backward", sum.Derivative(tensor.Gradient(place, _productDeltas, _rows, _rows.Length)), product[index],
            tensor.Location(place));
    }

    private void CheckInput(int row, int input, float found)
    {
        double step = Step / Math.Max(1, _reference.LargestWeightFrom(input));
        ReferenceRow above = _reference.RunMoved(_rows[row], input, step), below = _reference.RunMoved(_rows[row], input, -step);
        if (AreApart(above, below, row))
        {
            _kinks++;
            return;
        }

        _checked++;
        CentralDifference sum = new(2 * step);
        sum.Add(WeightedSum(above, row), WeightedSum(below, row));
        _worst.Compare("Backward", sum.Derivative(_productDeltas[row][0][input]), found, new SelfCheckLocation(null, row, null, input));
    }

    private bool AreApart(ReferenceRow above, ReferenceRow below, int row) =>
        _reference.AreApart(above, below) || _reference.Loss.AreApart(above.With(_targets[row]), below.With(_targets[row]));

    private Rounded Loss(ReferenceRow run, int row) => _reference.Loss.Value(run.With(_targets[row]));

    private Rounded WeightedSum(ReferenceRow run, int row)
    {
        Rounded sum = 0;
        for (int j = 0; j < run.Outputs.Length; j++)
            sum += OutputGradient(row)[j] * run.Outputs[j];
        return sum;
    }

    private ReadOnlySpan<float> OutputGradient(int row) => _outputGradients.AsSpan(row * _network.OutputSize, _network.OutputSize);
}
