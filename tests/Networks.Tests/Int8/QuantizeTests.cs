using System;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.CompilerServices;
using Xunit;

namespace MlpGen.Networks.Tests.Int8;

/// <summary>A network is quantized for typical rows, and its copy accepts every row.</summary>
public sealed class QuantizeTests
{
    [Fact]
    public void The_copy_has_the_layers_of_the_network()
    {
        SmallDigits network = new(seed: 1);
        Int8Network quantized = network.Quantize(new AnyNetwork([64, 1], Activation.Relu, Activation.Relu, 1).Rows(20, 1));
        Assert.Equal([64, 32, 10], quantized.LayerSizes.ToArray());
        Assert.Equal([Activation.Relu, Activation.Softmax], quantized.Activations.ToArray());
        Assert.Equal("Int8Network: 64 → 32 Relu → 10 Softmax", quantized.ToString());
        Assert.Equal("64 → 32 Relu", quantized.Layers[0].ToString());
        Assert.Equal(20, quantized.CalibrationError!.Rows);
    }

    [Fact]
    public void The_error_is_that_of_the_calibration_rows()
    {
        AnyNetwork network = new([6, 20, 3], Activation.Tanh, Activation.Identity, seed: 1);
        float[] rows = network.Rows(600, seed: 2), exact = new float[1800], rounded = new float[1800];
        Int8Network quantized = Int8Twin.Create(network, rows);
        network.Forward(rows, exact);
        quantized.Forward(rows, rounded);
        double[] differences = [.. exact.Zip(rounded, (a, b) => Math.Abs((double)a - b))];
        int same = Enumerable.Range(0, 600).Count(row => Class(exact, row) == Class(rounded, row));
        QuantizationError error = quantized.CalibrationError!;
        Assert.Equal(differences.Max(), error.LargestDifference, 1e-9);
        Assert.Equal(Math.Sqrt(differences.Average(difference => difference * difference)), error.RootMeanSquareDifference, 1e-9);
        Assert.Equal(same / 600.0, error.SameClassShare, 1e-7);
        Assert.InRange(error.RootMeanSquareDifference, 1e-4, 0.03);
        Assert.StartsWith("600 rows: differences up to ", error.ToString());
    }

    [Fact]
    public void Weights_and_ranges_are_used_completely()
    {
        Int8Network quantized = new AnyNetwork([40, 30, 8], Activation.Sigmoid, Activation.Sigmoid, seed: 3).Quantized();
        foreach (Int8Layer layer in quantized.Layers)
        {
            sbyte[] weights = new sbyte[layer.InputSize * layer.OutputSize];
            layer.GetWeights(weights);
            for (int output = 0; output < layer.OutputSize; output++)
                Assert.Equal(127, weights.AsSpan(output * layer.InputSize, layer.InputSize).ToArray().Max(weight => Math.Abs((int)weight)));
        }

        Assert.Throws<ArgumentException>(() => quantized.Layers[0].GetWeights(new sbyte[5]));
    }

    [Fact]
    public void A_value_beyond_the_calibrated_range_becomes_its_end()
    {
        AnyNetwork network = new([3, 8, 2], Activation.Relu, Activation.Identity, seed: 4);
        Int8Network quantized = network.Quantized();
        float[] end = Forward(quantized, 1e6f, -1e6f, 0);
        Assert.Equal(end, Forward(quantized, float.MaxValue, float.MinValue, 0));
        Assert.Equal(end, Forward(quantized, float.PositiveInfinity, float.NegativeInfinity, 0));
    }

    [Fact]
    public void A_row_with_NaN_has_NaN_outputs_and_disturbs_no_other()
    {
        foreach (int columns in new[] { 3, 64, 70 })
        {
            AnyNetwork network = new([columns, 8, 2], Activation.Relu, Activation.Softmax, seed: 4);
            Int8Network quantized = network.Quantized();
            float[] rows = network.Rows(7, seed: 2), outputs = new float[14], expected = new float[14];
            quantized.Forward(rows, expected);
            for (int at = 0; at < rows.Length; at++)
            {
                float[] damaged = [.. rows];
                damaged[at] = float.NaN;
                quantized.Forward(damaged, outputs);
                for (int i = 0; i < 14; i++)
                    Assert.Equal(i / 2 == at / columns ? float.NaN : expected[i], outputs[i]);
            }
        }
    }

    [Fact]
    public void Constant_and_missing_signals_are_quantized()
    {
        AnyNetwork network = new([4, 5, 2], Activation.Relu, Activation.Identity, seed: 5);
        Int8Network zeros = Int8Twin.Create(network, new float[12]);
        Assert.All(Forward(zeros, 1, 2, 3, 4), output => Assert.True(float.IsFinite(output)));
        network.SetParameters(new float[network.ParameterCount]);
        Assert.Equal([0f, 0f], Forward(Int8Twin.Create(network, network.Rows(3, 1)), 1, 2, 3, 4));
    }

    [Theory]
    [InlineData(0, "There are no rows to calibrate with")]
    [InlineData(5, "must be a multiple of 64")]
    public void A_wrong_number_of_rows_is_refused(int length, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new SmallDigits(1).Quantize(new float[length])).Message);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_calibration_row_that_is_not_finite_is_refused(float value)
    {
        float[] rows = new float[128];
        rows[64 + 7] = value;
        string message = Assert.Throws<ArgumentException>(() => new SmallDigits(1).Quantize(rows)).Message;
        Assert.Contains("input 7 of row 1", message);
    }

    [Fact]
    public void Another_dataset_is_refused() => Assert.Contains(
        "must have 64 inputs for this network (were 2)",
        Assert.Throws<ArgumentException>(() => new SmallDigits(1).Quantize(Dataset.FromArrays([1, 2], new[] { 0 }, inputSize: 2))).Message);

    [Fact]
    public void A_layer_that_could_overflow_and_parameters_that_are_not_finite_are_refused()
    {
        AnyNetwork wide = new([66_312, 1], Activation.Relu, Activation.Identity, seed: 1), widest = new([66_311, 1], Activation.Relu, Activation.Identity, seed: 1);
        Assert.Contains("at most 66311 inputs", Assert.Throws<InvalidOperationException>(() => wide.Quantized(rows: 1)).Message);
        float[] largest = [.. Enumerable.Repeat(1f, 66_312)];
        widest.SetParameters(largest);
        Int8Network quantized = Int8Twin.Create(widest, largest.AsSpan(0, 66_311));
        Assert.Equal(66_312f, Forward(quantized, largest[..66_311])[0], 66f);

        largest[5] = float.NaN;
        widest.SetParameters(largest);
        Assert.Contains("A parameter is NaN", Assert.Throws<InvalidOperationException>(() => widest.Quantized(rows: 1)).Message);
        AnyNetwork huge = new([3, 2], Activation.Relu, Activation.Identity, seed: 1, scale: 1e37f);
        Assert.Contains("Layer 1 must have", Assert.Throws<InvalidOperationException>(() => Int8Twin.Create(huge, [1e30f, 1, 1])).Message);
    }

    [Fact]
    public void Arguments_of_the_copy_are_checked()
    {
        Int8Network quantized = new AnyNetwork([3, 8, 3], Activation.Relu, Activation.Identity, seed: 4).Quantized();
        Assert.Throws<ArgumentException>(() => quantized.Forward(new float[4], new float[3]));
        Assert.Throws<ArgumentException>(() => quantized.Forward(new float[6], new float[3]));
        Assert.Throws<ArgumentException>(() => quantized.Classify(new float[6]));
        Assert.Throws<ArgumentException>(() => quantized.Classify(new float[6], new int[1]));
        float[] memory = new float[20], rows = [1, 2, 3, 4, 5, 6], expected = new float[6];
        Assert.Throws<ArgumentException>(() => quantized.Forward(memory.AsSpan(0, 6), memory.AsSpan(1, 6)));
        quantized.Forward([], []);
        quantized.Forward(rows, expected);
        quantized.Forward(rows, rows);
        Assert.Equal(expected, rows);
    }

    [Fact]
    public void Classes_are_those_of_the_outputs()
    {
        foreach (int outputs in new[] { 1, 4 })
        {
            AnyNetwork network = new([5, 9, outputs], Activation.Gelu, Activation.Sigmoid, seed: 6);
            Int8Network quantized = network.Quantized();
            float[] rows = network.Rows(23, seed: 7), all = new float[23 * outputs];
            int[] classes = new int[23];
            quantized.Forward(rows, all);
            quantized.Classify(rows, classes);
            for (int row = 0; row < 23; row++)
            {
                int expected = Classification.ClassOf(all.AsSpan(row * outputs, outputs));
                Assert.Equal(expected, classes[row]);
                Assert.Equal(expected, quantized.Classify(rows.AsSpan(row * 5, 5)));
            }
        }
    }

    [Fact]
    public void No_call_allocates()
    {
        AnyNetwork network = new([70, 40, 10], Activation.Swish, Activation.Softmax, seed: 6);
        Int8Network quantized = network.Quantized();
        foreach (int count in new[] { 1, 5, 67 })
        {
            float[] rows = network.Rows(count, seed: 7), outputs = new float[count * 10];
            int[] classes = new int[count];
            Action[] calls = [() => quantized.Forward(rows, outputs), () => quantized.Classify(rows, classes), () => quantized.Classify(rows.AsSpan(0, 70))];
            foreach (Action call in calls)
            {
                call();
                long before = GC.GetAllocatedBytesForCurrentThread();
                call();
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }
    }

    [Fact]
    public void Threads_share_a_network()
    {
        AnyNetwork network = new([70, 40, 10], Activation.Tanh, Activation.Identity, seed: 6);
        Int8Network quantized = network.Quantized();
        float[] rows = network.Rows(64, seed: 7), expected = new float[640];
        quantized.Forward(rows, expected);
        Parallel.For(0, 64, _ =>
        {
            float[] outputs = new float[640];
            quantized.Forward(rows, outputs);
            Assert.Equal(expected, outputs);
        });
    }

    private static float[] Forward(Int8Network network, params float[] input)
    {
        float[] outputs = new float[network.OutputSize];
        network.Forward(input, outputs);
        return outputs;
    }

    private static int Class(float[] outputs, int row) => Classification.ClassOf(outputs.AsSpan(row * 3, 3));
}
