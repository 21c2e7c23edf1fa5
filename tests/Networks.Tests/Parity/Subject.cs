using System;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using Xunit;

namespace MlpGen.Networks.Tests.Parity;

/// <summary>A generated network under test, with its rows and expected results.</summary>
internal sealed class Subject
{
    /// <summary>The accuracy requirement: ‖g − ĝ‖₂ ≤ 1e-5 ‖ĝ‖₂.</summary>
    private const double MostError = 1e-5;

    private readonly KernelKind _kernel;

    public Subject(NetworkSpec spec, KernelKind kernel, int width, Sample sample, Expectation expected)
    {
        Spec = spec;
        _kernel = kernel;
        Width = width;
        Sample = sample;
        Expected = expected;
        Network = KernelNetworks.Create(spec, kernel, width, sample.Parameters);
    }

    public NetworkSpec Spec { get; }

    /// <summary>The vector width in bits, or 0 for the machine's widest.</summary>
    public int Width { get; }

    public Sample Sample { get; }

    public Expectation Expected { get; }

    public INetwork Network { get; }

    public ReadOnlySpan<float> Inputs(int batch) => Sample.Inputs.AsSpan(0, batch * Spec.InputSize);

    public ReadOnlySpan<float> Targets(int batch) => Sample.Targets.AsSpan(0, batch * Spec.OutputSize);

    public ReadOnlySpan<float> OutputGradients(int batch) => Sample.OutputGradients.AsSpan(0, batch * Spec.OutputSize);

    public ReadOnlySpan<int> Labels(int batch) => Sample.Labels.AsSpan(0, batch);

    public void True(bool condition, int batch, string what) =>
        Assert.True(condition, $"{Spec}, {_kernel}, {Width} bits, batch {batch}, seed {Sample.Seed}: {what}");

    /// <summary>
    /// Asserts that the outputs of a row are as expected. Single precision has about seven digits, and each layer loses a little.
    /// </summary>
    public void OutputsEqual(double[] expected, double[] actual, int batch, int row)
    {
        double norm = 0;
        double error = 0;
        for (int j = 0; j < expected.Length; j++)
        {
            norm += expected[j] * expected[j];
            error += Math.Pow(actual[j] - expected[j], 2);
        }

        double most = 1e-6 * (1 + Spec.Layers) * (1 + Math.Sqrt(norm));
        True(Math.Sqrt(error) <= most, batch, $"outputs of row {row} are off by {Math.Sqrt(error):e2}, but the limit is {most:e2}");
    }

    public void LossEquals(double expected, float actual, int batch) =>
        True(Math.Abs(actual - expected) <= (1e-5 * expected) + 1e-6, batch, $"the loss is {actual:r}, but {expected:r} was expected");

    public void GradientEquals(double[] expected, Guarded actual, int batch)
    {
        True(actual.IsIntact, batch, "the call wrote outside the gradient");
        foreach (Tensor tensor in Spec.Tensors)
        {
            Range range = tensor.Offset..(tensor.Offset + tensor.Length);
            TensorEquals(expected.AsSpan(range), actual.ToDouble(range), batch, tensor.Name);
        }
    }

    public void TensorEquals(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, int batch, string name)
    {
        double error = TensorError.Relative(expected, actual);
        True(error <= MostError, batch, $"{name} has a relative error of {error:e2}, but the limit is {MostError:e2}");
    }
}
