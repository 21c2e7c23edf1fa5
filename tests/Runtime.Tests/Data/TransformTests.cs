using System;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

public class TransformTests
{
    private static readonly Dataset s_data = Dataset.FromArrays([1, 0.5f, -3, 2, 0.5f, 7, 4, 0.5f, 1.5f], [100f, 300, 200], 3);

    /// <summary>Creates a network that computes y₀ = 2x₀ + 1 and y₁ = x₁ from its inputs.</summary>
    private static LinearNetwork Network()
    {
        LinearNetwork network = new(2, 2);
        network.SetParameters([2, 0, 0, 1, 1, 0]);
        return network;
    }

    private static NetworkTransform Transform => new() { Inputs = new Standardization([10, 20], [2, 4]), Targets = new MinMaxScaling([-5, 0], [100, 10]) };

    /// <summary>The expected numbers come from MinMaxScaler of scikit-learn 1.2.1.</summary>
    [Fact]
    public void Columns_are_brought_to_0_and_1_as_scikit_learn_does()
    {
        Dataset scaled = s_data.ScaleToUnit(out MinMaxScaling scaling);
        Assert.Equal([1.0, 0.5, -3.0], scaling.Minimums.ToArray());
        Assert.Equal([3.0, 1.0, 10.0], scaling.Ranges.ToArray());
        float[] expected = [0, 0, 0, 0.3333333333333333f, 0, 1, 1, 0, 0.45f];
        Near(expected, scaled.Inputs);
        Assert.Equal(s_data.Targets.ToArray(), scaled.Targets.ToArray());
        float[] back = [0.25f, 0, 2];
        scaling.Invert(back);
        Assert.Equal([1.75f, 0.5f, 17], back);
    }

    [Fact]
    public void Targets_are_transformed_and_brought_back()
    {
        Dataset standard = s_data.StandardizeTargets(out Standardization standardization);
        float unit = (float)Math.Sqrt(1.5);
        Near([-unit, unit, 0], standard.Targets);
        Assert.Equal(s_data.Inputs.ToArray(), standard.Inputs.ToArray());
        float[] targets = standard.Targets.ToArray();
        standardization.Invert(targets);
        Near([100, 300, 200], targets);

        Dataset scaled = s_data.ScaleTargetsToUnit(out MinMaxScaling scaling);
        Assert.Equal([0f, 1, 0.5f], scaled.Targets.ToArray());
        Assert.Equal([0f, 1, 0.5f], s_data.ApplyToTargets(scaling).Targets.ToArray());
    }

    [Fact]
    public void Inference_applies_the_transform_and_undoes_that_of_the_targets()
    {
        float[] inputs = [12, 24, 8, 16], outputs = new float[4];
        Network().Forward(Transform, inputs, outputs);
        Assert.Equal([(3 * 100) - 5, 10, (-1 * 100) - 5, -10], outputs);
        Assert.Equal([12f, 24, 8, 16], inputs);
        Network().Forward(Transform, inputs, inputs);
        Assert.Equal(outputs, inputs);

        float[] plain = new float[2];
        Network().Forward(new NetworkTransform(), [3, 4], plain);
        Assert.Equal([7f, 4], plain);
        Network().Forward(new NetworkTransform { Targets = Transform.Targets }, [3, 4], plain);
        Assert.Equal([695f, 40], plain);
    }

    [Fact]
    public void Classes_are_those_of_the_transformed_inputs()
    {
        int[] classes = new int[2];
        Network().Classify(Transform, [12, 24, 8, 40], classes);
        Assert.Equal([0, 1], classes);
    }

    [Theory]
    [InlineData(2, 20_000)]
    [InlineData(40_000, 3)]
    public void Many_rows_and_long_ones_are_done_alike(int inputSize, int rows)
    {
        LinearNetwork network = new(inputSize, 1);
        float[] parameters = new float[inputSize + 1];
        parameters[^2] = 1;
        network.SetParameters(parameters);
        double[] means = new double[inputSize], scales = new double[inputSize];
        Array.Fill(scales, 2);
        float[] inputs = new float[inputSize * rows], outputs = new float[rows];
        for (int row = 0; row < rows; row++)
            inputs[((row + 1) * inputSize) - 1] = row;
        network.Forward(new NetworkTransform { Inputs = new Standardization(means, scales) }, inputs, outputs);
        for (int row = 0; row < rows; row++)
            Assert.Equal(row / 2f, outputs[row]);
    }

    [Fact]
    public void Inference_allocates_nothing_after_one_call()
    {
        LinearNetwork network = Network();
        NetworkTransform transform = Transform;
        float[] inputs = new float[2000], outputs = new float[2000];
        int[] classes = new int[1000];
        network.Forward(transform, inputs, outputs);
        network.Classify(transform, inputs, classes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Forward(transform, inputs, outputs);
        network.Classify(transform, inputs, classes);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        float[] outputs = [7, 7];
        NetworkTransform wide = new() { Inputs = new Standardization([1, 2, 3], [1, 1, 1]) };
        NetworkTransform narrow = new() { Targets = new Standardization([1], [1]) };
        Assert.Contains("The transform of the inputs must have a ColumnCount of 2 (was 3).", Assert.Throws<ArgumentException>("transform", () => Network().Forward(wide, [1, 2], outputs)).Message);
        Assert.Contains("The transform of the outputs must have a ColumnCount of 2 (was 1).", Assert.Throws<ArgumentException>("transform", () => Network().Forward(narrow, [1, 2], outputs)).Message);
        Assert.Throws<ArgumentException>("inputs", () => Network().Forward(Transform, [1, 2, 3], outputs));
        Assert.Throws<ArgumentException>("outputs", () => Network().Forward(Transform, [1, 2, 3, 4], outputs));
        Assert.Throws<ArgumentException>("outputs", () => Network().Forward(Transform, outputs.AsSpan(), outputs.AsSpan(1)));
        Assert.Throws<ArgumentException>("classes", () => Network().Classify(Transform, [1, 2], new int[2]));
        Assert.Throws<ArgumentNullException>("transform", () => Network().Forward(null!, [1, 2], outputs));
        Assert.Equal([7f, 7], outputs);

        Dataset labels = Dataset.FromArrays([1, 2], [0, 1], 1);
        Assert.Throws<InvalidOperationException>(() => labels.StandardizeTargets(out _));
        Assert.Throws<InvalidOperationException>(() => labels.ScaleTargetsToUnit(out _));
        Assert.Throws<InvalidOperationException>(() => labels.ApplyToTargets(new Standardization([1], [1])));
        Assert.Throws<InvalidOperationException>(() => s_data.SplitAt(0).Before.ScaleToUnit(out _));
        Assert.Contains("The transform of the targets must have a ColumnCount of 1 (was 2).", Assert.Throws<ArgumentException>("transform", () => s_data.ApplyToTargets(new Standardization([1, 2], [1, 1]))).Message);
        Assert.Contains("Row 0, column 0", Assert.Throws<ArgumentException>("transform", () => s_data.ApplyToTargets(new Standardization([0], [1e-300]))).Message);
        Assert.Throws<ArgumentException>("ranges", () => new MinMaxScaling([1, 2], [1]));
        Assert.Throws<ArgumentException>("ranges", () => new MinMaxScaling([1], [-1]));
        Assert.Throws<ArgumentException>("minimums", () => new MinMaxScaling([double.PositiveInfinity], [1]));
    }

    private static void Near(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-6f * (1 + Math.Abs(expected[i])));
    }
}
