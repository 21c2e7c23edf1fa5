using System;
using System.Linq;
using MlpGen.Networks.Tests.Oracle;

namespace MlpGen.Networks.Tests.Corpus;

/// <summary>The parameters of a network and rows to run through it, drawn from a seed.</summary>
internal sealed class Sample
{
    /// <summary>
    /// The least distance from a kink, relative to the length of the sum. Nearer than this, rounding to float decides the slope of a unit
    /// and thereby its whole gradient.
    /// </summary>
    private const double LeastKinkMargin = 1e-5;

    /// <summary>The least distance of an error from the kinks of the loss.</summary>
    private const double LeastErrorMargin = 1e-4;

    private readonly NetworkSpec _spec;

    private Sample(NetworkSpec spec, int seed, float[] parameters, float[] inputs, float[] targets, float[] outputGradients, int[] labels)
    {
        _spec = spec;
        Seed = seed;
        Parameters = parameters;
        Inputs = inputs;
        Targets = targets;
        OutputGradients = outputGradients;
        Labels = labels;
    }

    public int Seed { get; }

    public int Rows => Labels.Length;

    public float[] Parameters { get; }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public float[] OutputGradients { get; }

    public int[] Labels { get; }

    /// <summary>Draws a sample from a seed. Rows and targets that bring a unit or an error too near to a kink are drawn again.</summary>
    public static Sample Draw(NetworkSpec spec, int seed)
    {
        Pcg32 random = new((ulong)seed);
        float[] parameters = DrawParameters(spec, random);
        SlowNetwork oracle = new(spec, ToDouble(parameters));
        int rows = spec.MaxBatch;
        float[] inputs = new float[rows * spec.InputSize];
        for (int row = 0; row < rows; row++)
        {
            oracle.Row = row;
            do
                Uniform(inputs.AsSpan(row * spec.InputSize, spec.InputSize), -1, 1, random);
            while (oracle.KinkMargin(Slice(inputs, row, spec.InputSize)) < LeastKinkMargin);
        }

        // Losses that take distributions get them, but not normalized: cross-entropy is defined for any sum of the targets.
        bool probabilities = spec.Loss is Loss.CrossEntropy or Loss.BinaryCrossEntropy;
        float[] targets = new float[rows * spec.OutputSize];
        Uniform(targets, probabilities ? 0 : -1, 1, random);
        double[] kinks = Formulas.Kinks(spec.Loss);
        for (int row = 0; row < rows && kinks.Length > 0; row++)
        {
            oracle.Row = row;
            double[] outputs = oracle.Forward(Slice(inputs, row, spec.InputSize));
            for (int j = 0; j < outputs.Length; j++)
            {
                ref float target = ref targets[(row * outputs.Length) + j];
                while (IsNear(kinks, outputs[j] - target))
                    target = Draw(-1, 1, random);
            }
        }

        float[] outputGradients = new float[rows * spec.OutputSize];
        Uniform(outputGradients, -1, 1, random);
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
            labels[row] = random.NextInt32(spec.OutputSize);
        return new Sample(spec, seed, parameters, inputs, targets, outputGradients, labels);
    }

    /// <summary>Returns a sample with these rows and other parameters.</summary>
    public Sample WithParameters(float[] parameters) => new(_spec, Seed, parameters, Inputs, Targets, OutputGradients, Labels);

    /// <summary>Returns this sample with every parameter and input moved by up to a share of itself, in one of many directions.</summary>
    public (double[] Parameters, Sample Rows) Nudge(double share, int direction)
    {
        Pcg32 random = new((ulong)Seed, stream: 1 + (ulong)direction);
        double[] parameters = Array.ConvertAll(Parameters, x => x * (1 + (share * Draw(-1, 1, random))));
        float[] inputs = Array.ConvertAll(Inputs, x => (float)(x * (1 + (share * Draw(-1, 1, random)))));
        return (parameters, new Sample(_spec, Seed, Parameters, inputs, Targets, OutputGradients, Labels));
    }

    public double[] Input(int row) => Slice(Inputs, row, _spec.InputSize);

    public double[] Target(int row) => Slice(Targets, row, _spec.OutputSize);

    public double[] OutputGradient(int row) => Slice(OutputGradients, row, _spec.OutputSize);

    public double[] OneHot(int row) => [.. Enumerable.Range(0, _spec.OutputSize).Select(output => output == Labels[row] ? 1.0 : 0.0)];

    public static double[] ToDouble(float[] values) => Array.ConvertAll(values, x => (double)x);

    // Parameters are as large as those of a new network, but biases are not zero, so that a forgotten bias shows.
    public static float[] DrawParameters(NetworkSpec spec, Pcg32 random)
    {
        float[] parameters = new float[spec.ParameterCount];
        foreach (Tensor tensor in spec.Tensors)
        {
            int fanIn = spec.Sizes[tensor.Layer];
            int fanOut = spec.Sizes[tensor.Layer + 1];
            bool relu = spec.Activations[tensor.Layer] == Activation.Relu;
            float bound = tensor.IsBias ? 0.1f : MathF.Sqrt(6f / (relu ? fanIn : fanIn + fanOut));
            Uniform(parameters.AsSpan(tensor.Offset, tensor.Length), -bound, bound, random);
        }

        return parameters;
    }

    private static bool IsNear(double[] kinks, double error) => kinks.Any(kink => Math.Abs(error - kink) < LeastErrorMargin);

    private static void Uniform(Span<float> values, float least, float most, Pcg32 random)
    {
        foreach (ref float value in values)
            value = Draw(least, most, random);
    }

    private static float Draw(float least, float most, Pcg32 random) => least + ((most - least) * random.NextSingle());

    private static double[] Slice(float[] values, int row, int length) => ToDouble(values[(row * length)..((row + 1) * length)]);
}
