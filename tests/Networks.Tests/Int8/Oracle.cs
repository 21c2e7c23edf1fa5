using System;
using System.Linq;
using MlpGen.Numerics;

namespace MlpGen.Networks.Tests.Int8;

/// <summary>A quantized network by its definition, one row at a time, with integers of 64 bits and floats that doubles round.</summary>
internal static class Oracle
{
    /// <summary>Computes the outputs of a row. Hidden layers have activations that are exact in floats.</summary>
    public static float[] Forward(Int8Network network, ReadOnlySpan<float> input)
    {
        float[] signals = input.ToArray();
        foreach (Int8Layer layer in network.Layers)
        {
            double[] sums = Sums(layer, Bytes(layer, signals));
            signals = Array.ConvertAll(Activate(layer.Activation, sums), a => (float)a);
        }

        return signals;
    }

    /// <summary>Computes activations by their formulas.</summary>
    public static double[] Activate(Activation activation, double[] sums)
    {
        if (ActivationFormula.For(activation) is { } formula)
            return Array.ConvertAll(sums, sum => formula.Value(sum));
        double largest = sums.Max(), total = sums.Sum(sum => Math.Exp(sum - largest));
        return Array.ConvertAll(sums, sum => Math.Exp(sum - largest) / total);
    }

    private static int[] Bytes(Int8Layer layer, float[] signals)
    {
        int[] bytes = new int[signals.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            // The product of two floats is exact in double precision, so each conversion rounds once.
            float reciprocal = (float)(1.0 / At(layer.InputScales, i)), steps = (float)((double)signals[i] * reciprocal);
            bytes[i] = (int)Math.Clamp(Math.Round((double)steps, MidpointRounding.ToEven) + At(layer.InputZeroPoints, i), 0, 255);
        }

        return bytes;
    }

    private static double[] Sums(Int8Layer layer, int[] bytes)
    {
        sbyte[] weights = new sbyte[layer.OutputSize * layer.InputSize];
        layer.GetWeights(weights);
        double[] sums = new double[layer.OutputSize];
        for (int j = 0; j < sums.Length; j++)
        {
            long sum = 0;
            for (int i = 0; i < bytes.Length; i++)
                sum += (long)weights[(j * bytes.Length) + i] * (bytes[i] - At(layer.InputZeroPoints, i));
            Xunit.Assert.InRange(sum, int.MinValue, int.MaxValue);
            float scaled = (float)((double)(float)sum * layer.WeightScales[j]);
            sums[j] = (float)((double)scaled + layer.Biases[j]);
        }

        return sums;
    }

    private static T At<T>(ReadOnlySpan<T> values, int index) => values[values.Length == 1 ? 0 : index];
}
