using System;
using System.Linq;
using MlpGen.Numerics;

namespace MlpGen.Verification;

/// <summary>
/// A reference implementation with the parameters of a generated network. It computes one row at a time in double precision, directly by
/// the formulas. It shares nothing with the generated code except the contract of <see cref="IInferenceNetwork"/>.
/// </summary>
internal sealed class ReferenceNetwork
{
    private readonly float[] _parameters;
    private readonly ActivationFormula?[] _activations;

    /// <summary>Copies the sizes and the parameters of a network and selects its formulas.</summary>
    /// <exception cref="InvalidOperationException">A parameter is NaN or infinite.</exception>
    public ReferenceNetwork(IInferenceNetwork network)
    {
        _activations = [.. network.Activations.ToArray().Select(ActivationFormula.For)];
        _parameters = new float[network.ParameterCount];
        network.GetParameters(_parameters);
        Loss = LossFormula.For(network.Loss);
        Tensors = ParameterTensor.All(network.LayerSizes);
        foreach (ParameterTensor tensor in Tensors)
            tensor.ThrowIfNotFinite(_parameters);
    }

    /// <summary>Gets the weights and biases of each layer, in canonical order.</summary>
    public ParameterTensor[] Tensors { get; }

    /// <summary>Gets the loss E of one row.</summary>
    public LossFormula Loss { get; }

    private int Layers => _activations.Length;

    /// <summary>Computes aˡ = f(zˡ), zˡ = Wˡ·aˡ⁻¹ + bˡ, starting from the inputs.</summary>
    public ReferenceRow Run(ReadOnlySpan<float> input)
    {
        ReferenceRow row = new(new Rounded[Layers][], new Rounded[Layers + 1][]);
        row.A[0] = new Rounded[input.Length];
        for (int i = 0; i < input.Length; i++)
            row.A[0][i] = input[i];
        row.Z[0] = Sums(0, row.A[0]);
        return Finish(row, 0);
    }

    /// <summary>Computes the row again with one sum moved by a step. A step in a weight or a bias has this effect.</summary>
    public ReferenceRow RunMoved(ReferenceRow row, int layer, int output, double step)
    {
        ReferenceRow moved = new([.. row.Z], [.. row.A]);
        moved.Z[layer] = [.. row.Z[layer]];
        moved.Z[layer][output] = row.Z[layer][output].Moved(step);
        return Finish(moved, layer);
    }

    /// <summary>Computes the row again with one input moved by a step.</summary>
    public ReferenceRow RunMoved(ReferenceRow row, int input, double step)
    {
        ReferenceRow moved = new([.. row.Z], [.. row.A]);
        moved.A[0] = [.. row.A[0]];
        moved.A[0][input] = row.A[0][input].Moved(step);
        moved.Z[0] = Sums(0, moved.A[0]);
        return Finish(moved, 0);
    }

    /// <summary>Computes δ of the last layer from the loss of a row.</summary>
    public Rounded[] OutputDelta(ReferenceRow row, double[] target)
    {
        OutputRow output = row.With(target);
        Rounded[] gradient = [.. Enumerable.Range(0, target.Length).Select(j => Loss.Derivative(output, j))];
        return Loss.OfLogits ? gradient : Delta(row, Layers - 1, gradient);
    }

    /// <summary>Computes δ of the last layer from the gradients at the outputs of a row.</summary>
    public Rounded[] OutputDelta(ReferenceRow row, ReadOnlySpan<float> outputGradient) =>
        Delta(row, Layers - 1, Array.ConvertAll(outputGradient.ToArray(), g => (Rounded)g));

    /// <summary>
    /// Computes ∂E/∂x, followed by δˡ of each layer. There are as many arrays as in <see cref="ReferenceRow.A"/>, so ∂E/∂wⱼᵢ of a layer is
    /// element j of its δ times element i of the a before it.
    /// </summary>
    public Rounded[][] Backpropagate(ReferenceRow row, Rounded[] outputDelta)
    {
        Rounded[][] deltas = new Rounded[Layers + 1][];
        deltas[Layers] = outputDelta;
        for (int layer = Layers - 1; layer >= 0; layer--)
        {
            Rounded[] gradient = Transposed(layer, deltas[layer + 1]);
            deltas[layer] = layer == 0 ? gradient : Delta(row, layer - 1, gradient);
        }

        return deltas;
    }

    /// <summary>
    /// True if a unit is on different sides of a kink in two runs of a row, or if it moves and is too close to one to tell. A central
    /// difference between two such runs is meaningless.
    /// </summary>
    public bool AreApart(ReferenceRow above, ReferenceRow below)
    {
        for (int layer = 0; layer < Layers; layer++)
        {
            if (_activations[layer] is { } formula && above.Z[layer] != below.Z[layer]
                && Kinks.AreBetween(above.Z[layer], below.Z[layer], formula.Kinks))
                return true;
        }

        return false;
    }

    /// <summary>True if the slope of a unit depends on rounding.</summary>
    public bool IsAtKink(ReferenceRow row) =>
        Enumerable.Range(0, Layers).Any(layer => _activations[layer] is { } formula && Kinks.AreNear(row.Z[layer], formula.Kinks));

    /// <summary>Returns the largest |w| of the weights from an input.</summary>
    public double LargestWeightFrom(int input)
    {
        ParameterTensor weights = Tensors[0];
        return Enumerable.Range(0, weights.Outputs).Max(output => Math.Abs(_parameters[weights.Index(output, input)]));
    }

    private ReferenceRow Finish(ReferenceRow row, int layer)
    {
        for (; layer < Layers; layer++)
        {
            row.A[layer + 1] = _activations[layer] is { } formula
                ? Array.ConvertAll(row.Z[layer], z => z.Apply(formula.Value))
                : OutputRow.Softmax(row.Z[layer]);
            if (layer + 1 < Layers)
                row.Z[layer + 1] = Sums(layer + 1, row.A[layer + 1]);
        }

        return row;
    }

    // z = W·a + b
    private Rounded[] Sums(int layer, Rounded[] a)
    {
        (ParameterTensor weights, ParameterTensor biases) = (Tensors[2 * layer], Tensors[(2 * layer) + 1]);
        Rounded[] z = new Rounded[weights.Outputs];
        for (int j = 0; j < z.Length; j++)
        {
            z[j] = _parameters[biases.Index(j)];
            for (int i = 0; i < a.Length; i++)
                z[j] += _parameters[weights.Index(j, i)] * a[i];
        }

        return z;
    }

    // Wᵀ·δ
    private Rounded[] Transposed(int layer, Rounded[] delta)
    {
        ParameterTensor weights = Tensors[2 * layer];
        Rounded[] gradient = new Rounded[weights.Inputs];
        for (int j = 0; j < delta.Length; j++)
        {
            for (int i = 0; i < gradient.Length; i++)
                gradient[i] += _parameters[weights.Index(j, i)] * delta[j];
        }

        return gradient;
    }

    // δ = ∂E/∂a ⊙ f′(z); with the Jacobian of Softmax, δⱼ = aⱼ·(gⱼ − Σᵢ gᵢ·aᵢ)
    private Rounded[] Delta(ReferenceRow row, int layer, Rounded[] gradient)
    {
        if (_activations[layer] is { } formula)
            return [.. gradient.Zip(row.Z[layer], (g, z) => g * z.Apply(formula.Derivative))];
        Rounded[] a = row.A[layer + 1];
        Rounded mean = gradient.Zip(a, (g, x) => g * x).Aggregate((sum, term) => sum + term);
        return [.. gradient.Zip(a, (g, x) => x * (g - mean))];
    }
}
