using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>
/// The results that a network must return for a sample, as one of the oracles computes them. Each row is computed once. A batch is the
/// first rows of the sample, so its loss and gradient are partial sums.
/// </summary>
internal sealed class Expectation
{
    private readonly double[] _lossSums;
    private readonly double[] _labelLossSums;

    public Expectation(NetworkSpec spec, Sample sample, IDifferentiableNetwork network)
    {
        Spec = spec;
        Outputs = new double[sample.Rows][];
        for (int row = 0; row < sample.Rows; row++)
        {
            network.Row = row;
            Outputs[row] = network.Forward(sample.Input(row));
        }

        (_lossSums, Gradients) = Losses(sample, network, sample.Target);
        (_labelLossSums, LabelGradients) = spec.IsClassifier ? Losses(sample, network, sample.OneHot) : ([], []);
        (InputGradients, Products) = VectorJacobianProducts(sample, network);
    }

    public NetworkSpec Spec { get; }

    /// <summary>The outputs of each row.</summary>
    public double[][] Outputs { get; }

    /// <summary>The gradient of the mean loss, by batch size.</summary>
    public Dictionary<int, double[]> Gradients { get; }

    /// <summary>The gradient of the mean loss with class indices as targets, by batch size. Only for classifiers.</summary>
    public Dictionary<int, double[]> LabelGradients { get; }

    /// <summary>The vector–Jacobian product for the parameters, summed over the rows, by batch size.</summary>
    public Dictionary<int, double[]> Products { get; }

    /// <summary>The vector–Jacobian product for the inputs, one row after the other.</summary>
    public double[] InputGradients { get; }

    public double Loss(int batch) => _lossSums[batch - 1] / batch;

    public double LabelLoss(int batch) => _labelLossSums[batch - 1] / batch;

    /// <summary>Returns the relative error of another expectation, ‖g − ĝ‖₂ / ‖ĝ‖₂, tensor by tensor.</summary>
    public IEnumerable<(string What, double Error)> Errors(Expectation other)
    {
        foreach (int batch in Spec.GradientBatches)
        {
            foreach (Tensor tensor in Spec.Tensors)
            {
                yield return ($"{tensor.Name}, batch {batch}", TensorError.Relative(Gradients[batch], other.Gradients[batch], tensor));
                if (Spec.IsClassifier)
                    yield return ($"{tensor.Name}, labels, batch {batch}", TensorError.Relative(LabelGradients[batch], other.LabelGradients[batch], tensor));
                yield return ($"{tensor.Name}, product, batch {batch}", TensorError.Relative(Products[batch], other.Products[batch], tensor));
            }

            int length = batch * Spec.InputSize;
            yield return ($"inputs, batch {batch}", TensorError.Relative(InputGradients.AsSpan(0, length), other.InputGradients.AsSpan(0, length)));
        }
    }

    private (double[] Sums, Dictionary<int, double[]> Gradients) Losses(
        Sample sample, IDifferentiableNetwork network, Func<int, double[]> target)
    {
        double[] sums = new double[sample.Rows];
        double[] gradient = new double[Spec.ParameterCount];
        Dictionary<int, double[]> gradients = [];
        double sum = 0;
        for (int row = 0; row < sample.Rows; row++)
        {
            network.Row = row;
            sum += network.AddLossGradient(sample.Input(row), target(row), gradient);
            sums[row] = sum;
            int batch = row + 1;
            if (Spec.GradientBatches.Contains(batch))
                gradients[batch] = Array.ConvertAll(gradient, g => g / batch);
        }

        return (sums, gradients);
    }

    private (double[] InputGradients, Dictionary<int, double[]> Gradients) VectorJacobianProducts(Sample sample, IDifferentiableNetwork network)
    {
        List<double> inputGradients = [];
        double[] gradient = new double[Spec.ParameterCount];
        Dictionary<int, double[]> gradients = [];
        for (int row = 0; row < sample.Rows; row++)
        {
            network.Row = row;
            inputGradients.AddRange(network.AddProduct(sample.Input(row), sample.OutputGradient(row), gradient));
            if (Spec.GradientBatches.Contains(row + 1))
                gradients[row + 1] = [.. gradient];
        }

        return ([.. inputGradients], gradients);
    }
}
