using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>
/// The oracle: a network of any shape in double precision. It takes one row at a time, follows the formulas of docs/mathematics.md
/// literally and ignores speed. Parameters are in canonical order.
/// </summary>
internal sealed class SlowNetwork : IDifferentiableNetwork
{
    private readonly NetworkSpec _spec;
    private readonly double[] _parameters;
    private readonly int[] _weights;

    public SlowNetwork(NetworkSpec spec, double[] parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(parameters.Length, spec.ParameterCount);
        _spec = spec;
        _parameters = parameters;
        _weights = new int[spec.Layers];
        for (int layer = 1; layer < spec.Layers; layer++)
            _weights[layer] = Bias(layer - 1, spec.Sizes[layer]);
    }

    public int Row { private get; set; }

    public double[] Forward(double[] input) => Run(input).A[^1];

    public double Loss(double[] input, double[] target)
    {
        Trace trace = Run(input);
        return Formulas.Loss(_spec.Loss, trace.Z[^1], trace.A[^1], target);
    }

    public double AddLossGradient(double[] input, double[] target, double[] gradient)
    {
        Trace trace = Run(input);
        double[] delta = Formulas.OutputDelta(_spec.Loss, _spec.Activations[^1], trace.Z[^1], trace.A[^1], target);
        Backpropagate(trace, delta, gradient);
        return Formulas.Loss(_spec.Loss, trace.Z[^1], trace.A[^1], target);
    }

    public double[] AddProduct(double[] input, double[] outputGradient, double[] gradient)
    {
        Trace trace = Run(input);
        return Backpropagate(trace, Formulas.Delta(_spec.Activations[^1], trace.Z[^1], trace.A[^1], outputGradient), gradient);
    }

    /// <summary>
    /// Returns the least distance of any z from a kink of its activation, divided by the norm of the terms that z sums.
    /// </summary>
    public double KinkMargin(double[] input)
    {
        Trace trace = Run(input);
        double margin = double.PositiveInfinity;
        for (int layer = 0; layer < _spec.Layers; layer++)
        {
            double[] kinks = ActivationFormulas.Kinks(_spec.Activations[layer]);
            for (int j = 0; kinks.Length > 0 && j < _spec.Sizes[layer + 1]; j++)
            {
                double b = _parameters[Bias(layer, j)];
                double squares = b * b;
                for (int i = 0; i < _spec.Sizes[layer]; i++)
                    squares += Math.Pow(_parameters[Weight(layer, j, i)] * trace.A[layer][i], 2);
                if (squares > 0)
                    margin = Math.Min(margin, kinks.Min(kink => Math.Abs(trace.Z[layer][j] - kink)) / Math.Sqrt(squares));
            }
        }

        return margin;
    }

    // zˡ = Wˡ aˡ⁻¹ + bˡ, aˡ = σ(zˡ).
    private Trace Run(double[] input)
    {
        List<double[]> z = [];
        List<double[]> a = [input];
        for (int layer = 0; layer < _spec.Layers; layer++)
        {
            double[] sums = new double[_spec.Sizes[layer + 1]];
            for (int j = 0; j < sums.Length; j++)
            {
                sums[j] = _parameters[Bias(layer, j)];
                for (int i = 0; i < _spec.Sizes[layer]; i++)
                    sums[j] += _parameters[Weight(layer, j, i)] * a[layer][i];
            }

            z.Add(sums);
            a.Add(Formulas.Activate(_spec.Activations[layer], sums));
            Drop(layer, a[^1]);
        }

        return new Trace(z, a);
    }

    // ∂E/∂Wˡ = δˡ (aˡ⁻¹)ᵀ, ∂E/∂bˡ = δˡ, δˡ⁻¹ = (Wˡ)ᵀ δˡ ⊙ σ′(zˡ⁻¹). The last (Wˡ)ᵀ δˡ is ∂E/∂x.
    private double[] Backpropagate(Trace trace, double[] delta, double[] gradient)
    {
        for (int layer = _spec.Layers - 1; ; layer--)
        {
            double[] before = new double[_spec.Sizes[layer]];
            for (int j = 0; j < delta.Length; j++)
            {
                gradient[Bias(layer, j)] += delta[j];
                for (int i = 0; i < before.Length; i++)
                {
                    gradient[Weight(layer, j, i)] += delta[j] * trace.A[layer][i];
                    before[i] += _parameters[Weight(layer, j, i)] * delta[j];
                }
            }

            if (layer == 0)
                return before;
            Drop(layer - 1, before);
            delta = Formulas.Delta(_spec.Activations[layer - 1], trace.Z[layer - 1], trace.A[layer], before);
        }
    }

    // The forward pass computes a ← m ⊙ a, so the backward pass computes ∂E/∂a ← m ⊙ ∂E/∂a.
    private void Drop(int layer, double[] values)
    {
        if (_spec.Dropout is null || layer == _spec.Layers - 1)
            return;
        for (int j = 0; j < values.Length; j++)
            values[j] *= DroppedUnits.Factor(layer, Row, j, _spec.Dropout[layer]);
    }

    private int Weight(int layer, int output, int input) => _weights[layer] + (output * _spec.Sizes[layer]) + input;

    private int Bias(int layer, int output) => _weights[layer] + (_spec.Sizes[layer] * _spec.Sizes[layer + 1]) + output;

    /// <summary>The intermediate results of one row: z of each layer, and a of each layer preceded by the inputs.</summary>
    private sealed record Trace(List<double[]> Z, List<double[]> A);
}
