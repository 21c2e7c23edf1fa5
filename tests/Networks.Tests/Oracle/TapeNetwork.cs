using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>
/// A network recorded on a <see cref="Tape"/>. This class contains only forward formulas. Every gradient comes from the tape. If a
/// function has several forms, this class uses a different one than the oracle.
/// </summary>
internal sealed class TapeNetwork : IDifferentiableNetwork
{
    private readonly NetworkSpec _spec;
    private readonly Tape _tape;
    private readonly int _rowStart;
    private int[] _inputs = [];

    public TapeNetwork(NetworkSpec spec, double[] parameters)
    {
        _spec = spec;
        _tape = new Tape(spec.ParameterCount + spec.MultiplyAdds + (64 * spec.Sizes.Sum()));
        foreach (double parameter in parameters)
            _tape.Leaf(parameter);
        _rowStart = _tape.Count;
    }

    public int Row { private get; set; }

    public double[] Forward(double[] input) => Array.ConvertAll(Outputs(Logits(input)), _tape.Value);

    public double AddLossGradient(double[] input, double[] target, double[] gradient)
    {
        int[] logits = Logits(input);
        int[] y = Array.ConvertAll(target, _tape.Leaf);
        int loss = _spec.Loss switch
        {
            Loss.Quadratic => Scale(SquaredDistance(Outputs(logits), y), 0.5),
            Loss.MeanSquaredError => Scale(SquaredDistance(Outputs(logits), y), 1.0 / y.Length),
            Loss.MeanAbsoluteError => Scale(Differences(Outputs(logits), y).Select(e => TapeActivations.Abs(_tape, e)).Aggregate(_tape.Add), 1.0 / y.Length),
            Loss.Huber => Scale(Differences(Outputs(logits), y).Select(Huber).Aggregate(_tape.Add), 1.0 / y.Length),
            Loss.CrossEntropy => CrossEntropy(logits, y),
            Loss.BinaryCrossEntropy => Scale(BinaryCrossEntropy(logits, y), 1.0 / y.Length),
            _ => throw new NotSupportedException(),
        };
        AddGradient(loss, gradient);
        return _tape.Value(loss);
    }

    // The derivative of Σⱼ gⱼ aⱼ is the vector–Jacobian product.
    public double[] AddProduct(double[] input, double[] outputGradient, double[] gradient)
    {
        int[] outputs = Outputs(Logits(input));
        AddGradient(Dot(outputs, Array.ConvertAll(outputGradient, _tape.Leaf)), gradient);
        return Array.ConvertAll(_inputs, _tape.Adjoint);
    }

    private void AddGradient(int node, double[] gradient)
    {
        _tape.Backpropagate(node);
        for (int parameter = 0; parameter < gradient.Length; parameter++)
            gradient[parameter] += _tape.Adjoint(parameter);
    }

    private int[] Logits(double[] input)
    {
        _tape.Truncate(_rowStart);
        _inputs = Array.ConvertAll(input, _tape.Leaf);
        int[] signals = _inputs;
        int parameter = 0;
        for (int layer = 0; layer < _spec.Layers; layer++)
        {
            int[] sums = new int[_spec.Sizes[layer + 1]];
            int biases = parameter + (signals.Length * sums.Length);
            for (int output = 0; output < sums.Length; output++)
            {
                sums[output] = biases + output;
                foreach (int signal in signals)
                    sums[output] = _tape.MultiplyAdd(parameter++, signal, sums[output]);
            }

            parameter += sums.Length;
            signals = layer == _spec.Layers - 1 ? sums : Drop(layer, Activate(_spec.Activations[layer], sums));
        }

        return signals;
    }

    private int[] Drop(int layer, int[] signals) => _spec.Dropout is not { } rates
        ? signals
        : [.. signals.Select((signal, unit) => Scale(signal, DroppedUnits.Factor(layer, Row, unit, rates[layer])))];

    private int[] Outputs(int[] logits) => Activate(_spec.Activations[^1], logits);

    private int[] Activate(Activation activation, int[] z) => activation switch
    {
        Activation.Identity => z,
        Activation.Softmax => Softmax(z),
        _ => Array.ConvertAll(z, x => TapeActivations.Record(_tape, activation, x)),
    };

    // aⱼ = exp(zⱼ − ln Σ exp(zᵢ))
    private int[] Softmax(int[] z)
    {
        int logarithm = TapeActivations.LogSumExp(_tape, z);
        return Array.ConvertAll(z, x => _tape.Exp(_tape.Subtract(x, logarithm)));
    }

    // E = Σⱼ yⱼ · (ln Σ exp(zᵢ)) − Σⱼ yⱼ zⱼ
    private int CrossEntropy(int[] z, int[] y)
    {
        int total = y.Aggregate(_tape.Add);
        return _tape.Subtract(_tape.Multiply(total, TapeActivations.LogSumExp(_tape, z)), Dot(y, z));
    }

    // n E = Σⱼ ln(e⁰ + exp(zⱼ)) − yⱼ zⱼ
    private int BinaryCrossEntropy(int[] z, int[] y)
    {
        int zero = _tape.Leaf(0);
        int sum = z.Select(x => TapeActivations.LogSumExp(_tape, [zero, x])).Aggregate(_tape.Add);
        return _tape.Subtract(sum, Dot(y, z));
    }

    // ½ |e|², minus ½ (|e| − 1)² where |e| > 1
    private int Huber(int e)
    {
        int magnitude = TapeActivations.Abs(_tape, e), excess = _tape.Relu(_tape.Subtract(magnitude, _tape.Leaf(1)));
        return Scale(_tape.Subtract(_tape.Multiply(magnitude, magnitude), _tape.Multiply(excess, excess)), 0.5);
    }

    private int[] Differences(int[] a, int[] y) => [.. a.Zip(y, _tape.Subtract)];

    private int SquaredDistance(int[] a, int[] y)
    {
        int[] differences = Differences(a, y);
        return Dot(differences, differences);
    }

    private int Dot(int[] left, int[] right)
    {
        int sum = _tape.Leaf(0);
        for (int i = 0; i < left.Length; i++)
            sum = _tape.MultiplyAdd(left[i], right[i], sum);
        return sum;
    }

    private int Scale(int node, double factor) => _tape.Multiply(node, _tape.Leaf(factor));
}
