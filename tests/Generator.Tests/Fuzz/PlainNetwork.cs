using System;
using System.Collections.Generic;
using System.Linq;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>
/// A network in double precision, written directly from the formulas for the outputs and loss of a row. Gradients are its central
/// differences.
/// </summary>
internal sealed class PlainNetwork(Topology topology, double[] parameters)
{
    private const double Step = 1e-5;

    /// <summary>The smallest |z| of all Relu units in the last run. Near 0, a difference would span the kink.</summary>
    public double NearestKink { get; private set; } = double.PositiveInfinity;

    public double[] Forward(double[] input)
    {
        int at = 0;
        for (int layer = 1; layer <= topology.LayerCount; layer++)
        {
            int inputs = topology.Sizes![layer - 1];
            int outputs = topology.Sizes[layer];
            double[] z = new double[outputs];
            for (int j = 0; j < outputs; j++)
            {
                z[j] = parameters[at + (outputs * inputs) + j];
                for (int i = 0; i < inputs; i++)
                    z[j] += parameters[at + (j * inputs) + i] * input[i];
            }

            at += (inputs + 1) * outputs;
            input = Activate(topology.ActivationOf(layer), z);
        }

        return input;
    }

    public double Loss(double[] input, double[] target)
    {
        double[] a = Forward(input);
        IEnumerable<double> terms = (topology.Loss ?? MlpGen.Loss.Quadratic) switch
        {
            MlpGen.Loss.Quadratic => a.Zip(target, (p, y) => (p - y) * (p - y) / 2),
            MlpGen.Loss.MeanSquaredError => a.Zip(target, (p, y) => (p - y) * (p - y) / a.Length),
            MlpGen.Loss.CrossEntropy => a.Zip(target, (p, y) => -y * Math.Log(p)),
            _ => a.Zip(target, (p, y) => -((y * Math.Log(p)) + ((1 - y) * Math.Log(1 - p))) / a.Length),
        };
        return terms.Sum();
    }

    /// <summary>Returns ∂E/∂w of the mean loss over rows.</summary>
    public double[] Gradient(IReadOnlyList<(double[] Input, double[] Target)> rows)
    {
        double[] gradient = new double[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            double kept = parameters[i];
            parameters[i] = kept + Step;
            double above = rows.Average(row => Loss(row.Input, row.Target));
            parameters[i] = kept - Step;
            double below = rows.Average(row => Loss(row.Input, row.Target));
            parameters[i] = kept;
            gradient[i] = (above - below) / (2 * Step);
        }

        return gradient;
    }

    private double[] Activate(Activation activation, double[] z)
    {
        if (activation == Activation.Relu)
            NearestKink = Math.Min(NearestKink, z.Min(Math.Abs));
        double sum = z.Sum(Math.Exp);
        return activation switch
        {
            Activation.Identity => z,
            Activation.Sigmoid => Array.ConvertAll(z, x => 1 / (1 + Math.Exp(-x))),
            Activation.Tanh => Array.ConvertAll(z, Math.Tanh),
            Activation.Relu => Array.ConvertAll(z, x => Math.Max(x, 0)),
            _ => Array.ConvertAll(z, x => Math.Exp(x) / sum),
        };
    }
}
