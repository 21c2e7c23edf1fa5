using System;
using System.Linq;
using MlpGen.Numerics;
using MlpGen.Tests;

namespace MlpGen.Onnx.Tests.Harness;

/// <summary>A network of any shape, which computes the formulas in double precision.</summary>
internal sealed class AnyNetwork(int[] sizes, Activation[] activations) : StubNetwork(sizes, activations)
{
    /// <summary>Creates a network with the layers of a candidate.</summary>
    public AnyNetwork(OnnxCandidate candidate)
        : this([.. candidate.LayerSizes], [.. candidate.Activations])
    {
    }

    public override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (int row = 0; row < inputs.Length / InputSize; row++)
            Row(inputs.Slice(row * InputSize, InputSize).ToArray()).CopyTo(outputs[(row * OutputSize)..]);
    }

    private float[] Row(float[] row)
    {
        double[] values = Array.ConvertAll(row, value => (double)value);
        int next = 0;
        for (int layer = 0; layer < Activations.Length; layer++)
        {
            int inputs = LayerSizes[layer], outputs = LayerSizes[layer + 1], start = next;
            Activation activation = Activations[layer];
            double[] sums = [.. Enumerable.Range(0, outputs).Select(output =>
                Parameters[start + (inputs * outputs) + output]
                + Enumerable.Range(0, inputs).Sum(input => values[input] * Parameters[start + (output * inputs) + input]))];
            values = activation == Activation.Softmax
                ? Softmax(sums)
                : Array.ConvertAll(sums, sum => ActivationFormula.For(activation)!.Value(sum));
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
