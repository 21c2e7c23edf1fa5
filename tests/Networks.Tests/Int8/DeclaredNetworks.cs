using System;
using MlpGen.CompilerServices;
using MlpGen.Tests;

namespace MlpGen.Networks.Tests.Int8;

// Networks as a user declares them, compiled by the analyzer itself.

[Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy, Quantization = Quantization.Int8)]
public sealed partial class SmallDigits;

[Mlp(8, 32, 1, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError, Quantization = Quantization.Int8)]
public sealed partial class ConcreteStrength;

[Mlp(784, 128, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy, Quantization = Quantization.Int8)]
public sealed partial class Pixels;

/// <summary>Networks of any shape with random parameters, computed in double precision.</summary>
internal sealed class AnyNetwork : StubNetwork
{
    public AnyNetwork(int[] sizes, Activation hidden, Activation output, int seed, float scale = 1)
        : base(sizes, [.. System.Linq.Enumerable.Repeat(hidden, sizes.Length - 2), output])
    {
        Pcg32 random = new((ulong)seed);
        float[] parameters = new float[ParameterCount];
        int next = 0;
        for (int layer = 0; layer < sizes.Length - 1; layer++)
        {
            float bound = scale / MathF.Sqrt(sizes[layer]);
            for (int i = 0; i < (sizes[layer] + 1) * sizes[layer + 1]; i++)
                parameters[next++] = bound * random.NextNormal();
        }

        SetParameters(parameters);
    }

    /// <summary>Makes the inputs as large and as far from 0 as those of a table with many units, and the weights small to match.</summary>
    public void Spread(params float[][] rows)
    {
        float[] parameters = [.. Parameters];
        for (int i = 0; i < LayerSizes[1] * InputSize; i++)
            parameters[i] /= 1 + (100 * (i % InputSize));
        SetParameters(parameters);
        foreach (float[] values in rows)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = (values[i] * (1 + (100 * (i % InputSize)))) + (i % InputSize * 300);
        }
    }

    public Int8Network Quantized(int seed = 9, int rows = 50) => Int8Twin.Create(this, Rows(rows, seed));

    public float[] Rows(int count, int seed)
    {
        Pcg32 random = new((ulong)seed);
        float[] rows = new float[count * InputSize];
        foreach (ref float x in rows.AsSpan())
            x = random.NextNormal();
        return rows;
    }

    public override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (int row = 0; row < inputs.Length / InputSize; row++)
        {
            double[] signals = Array.ConvertAll(inputs.Slice(row * InputSize, InputSize).ToArray(), x => (double)x);
            int next = 0;
            for (int layer = 0; layer < Activations.Length; layer++)
                signals = Oracle.Activate(Activations[layer], Sums(signals, LayerSizes[layer + 1], ref next));
            for (int i = 0; i < OutputSize; i++)
                outputs[(row * OutputSize) + i] = (float)signals[i];
        }
    }

    private double[] Sums(double[] signals, int outputs, ref int next)
    {
        double[] sums = new double[outputs];
        for (int j = 0; j < outputs; j++)
        {
            for (int i = 0; i < signals.Length; i++)
                sums[j] += Parameters[next + (j * signals.Length) + i] * signals[i];
            sums[j] += (double)Parameters[next + (outputs * signals.Length) + j];
        }

        next += (signals.Length + 1) * outputs;
        return sums;
    }
}
