using System;
using MlpGen.Numerics;
using MlpGen.Storage;

namespace MlpGen.DoublePrecision;

/// <summary>
/// Computes one row at a time in double precision, directly by the formulas. It keeps the intermediate results of the last row, so each
/// call of a <see cref="DoubleNetwork"/> uses an instance of its own.
/// </summary>
internal sealed class DoublePass
{
    private readonly NetworkShape _shape;
    private readonly double[] _parameters;
    private readonly ActivationFormula?[] _formulas;
    private readonly double[][] _signals;
    private readonly double[][] _sums;
    private readonly double[][] _deltas;

    /// <param name="shape">The layers of the network.</param>
    /// <param name="parameters">The parameters in canonical order.</param>
    public DoublePass(NetworkShape shape, double[] parameters)
    {
        _shape = shape;
        _parameters = parameters;
        _formulas = Array.ConvertAll(shape.Activations, ActivationFormula.For);
        _signals = Array.ConvertAll(shape.LayerSizes, size => new double[size]);
        _sums = Array.ConvertAll(shape.LayerSizes, size => new double[size]);
        _deltas = Array.ConvertAll(shape.LayerSizes, size => new double[size]);
    }

    /// <summary>Computes aˡ = f(zˡ), zˡ = Wˡ·aˡ⁻¹ + bˡ, starting from the inputs.</summary>
    /// <returns>The outputs. The next call overwrites them.</returns>
    public ReadOnlySpan<double> Forward(ReadOnlySpan<double> input)
    {
        input.CopyTo(_signals[0]);
        int start = 0;
        for (int layer = 1; layer <= _shape.Layers; layer++)
        {
            double[] before = _signals[layer - 1], sums = _sums[layer];
            int biases = start + (before.Length * sums.Length);
            for (int j = 0; j < sums.Length; j++)
            {
                double sum = _parameters[biases + j];
                for (int i = 0; i < before.Length; i++)
                    sum += _parameters[start + (j * before.Length) + i] * before[i];
                sums[j] = sum;
            }

            Activate(_formulas[layer - 1], sums, _signals[layer]);
            start = biases + sums.Length;
        }

        return _signals[^1];
    }

    /// <summary>Returns the loss of the last row.</summary>
    public double Loss(ReadOnlySpan<double> target) => DoubleLoss.Value(_shape.Loss, _sums[^1], _signals[^1], target);

    /// <summary>Adds the gradient of the loss of the last row.</summary>
    /// <param name="target">The targets of the row.</param>
    /// <param name="gradient">The gradient of the parameters.</param>
    public void AddLossGradient(ReadOnlySpan<double> target, double[] gradient)
    {
        DoubleLoss.Gradient(_shape.Loss, _sums[^1], _signals[^1], target, _deltas[^1]);
        if (!DoubleLoss.TakesLogits(_shape.Loss))
            Derive(_shape.Layers);
        Backpropagate(gradient, inputs: false);
    }

    /// <summary>Adds the vector-Jacobian product of the last row.</summary>
    /// <param name="outputGradient">The gradients ∂E/∂a of the outputs.</param>
    /// <param name="gradient">The gradient of the parameters. Null to skip it.</param>
    /// <param name="inputs">True to compute ∂E/∂x too.</param>
    /// <returns>∂E/∂x. The next call overwrites it.</returns>
    public ReadOnlySpan<double> AddProduct(ReadOnlySpan<double> outputGradient, double[]? gradient, bool inputs)
    {
        outputGradient.CopyTo(_deltas[^1]);
        Derive(_shape.Layers);
        Backpropagate(gradient, inputs);
        return _deltas[0];
    }

    // From δ of the last layer: ∂E/∂wⱼᵢ = δⱼ·aᵢ and ∂E/∂bⱼ = δⱼ, then Wᵀ·δ is ∂E/∂a of the layer before.
    private void Backpropagate(double[]? gradient, bool inputs)
    {
        int end = _parameters.Length;
        for (int layer = _shape.Layers; layer >= 1; layer--)
        {
            double[] before = _signals[layer - 1], delta = _deltas[layer], deltaBefore = _deltas[layer - 1];
            int biases = end - delta.Length, start = biases - (before.Length * delta.Length);
            bool continues = layer > 1 || inputs;
            Array.Clear(deltaBefore, 0, deltaBefore.Length);
            for (int j = 0; j < delta.Length; j++)
            {
                int row = start + (j * before.Length);
                if (gradient is not null)
                {
                    gradient[biases + j] += delta[j];
                    for (int i = 0; i < before.Length; i++)
                        gradient[row + i] += delta[j] * before[i];
                }

                for (int i = 0; i < before.Length && continues; i++)
                    deltaBefore[i] += _parameters[row + i] * delta[j];
            }

            if (layer > 1)
                Derive(layer - 1);
            end = start;
        }
    }

    // δ = ∂E/∂a ⊙ f′(z); with the Jacobian of Softmax, δⱼ = aⱼ·(gⱼ − Σᵢ gᵢ·aᵢ)
    private void Derive(int layer)
    {
        double[] delta = _deltas[layer], a = _signals[layer], z = _sums[layer];
        ActivationFormula? formula = _formulas[layer - 1];
        double mean = 0;
        for (int j = 0; j < delta.Length && formula is null; j++)
            mean += delta[j] * a[j];
        for (int j = 0; j < delta.Length; j++)
            delta[j] = formula is null ? a[j] * (delta[j] - mean) : delta[j] * formula.Derivative(z[j]);
    }

    private static void Activate(ActivationFormula? formula, double[] z, double[] a)
    {
        if (formula is null)
            Softmax(z, a);
        for (int j = 0; j < z.Length && formula is not null; j++)
            a[j] = formula.Value(z[j]);
    }

    // Subtracts the largest z, so that no exponential overflows.
    private static void Softmax(double[] z, double[] a)
    {
        double largest = double.NegativeInfinity;
        foreach (double x in z)
            largest = Math.Max(largest, x);
        double sum = 0;
        for (int j = 0; j < z.Length; j++)
            sum += a[j] = Math.Exp(z[j] - largest);
        for (int j = 0; j < z.Length; j++)
            a[j] /= sum;
    }
}
