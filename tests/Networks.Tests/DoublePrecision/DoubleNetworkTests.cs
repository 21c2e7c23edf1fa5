using System;
using System.IO;
using System.Linq;
using Xunit;

namespace MlpGen.Networks.Tests.DoublePrecision;

/// <summary>The twin that a network gets with Precision.Double.</summary>
public sealed class DoubleNetworkTests
{
    private readonly Pcg32 _random = new(3);

    [Fact]
    public void Only_a_network_that_asks_for_it_has_a_twin()
    {
        Assert.NotNull(typeof(Paired).GetMethod("ToDouble"));
        Assert.Null(typeof(Alone).GetMethod("ToDouble"));
        Assert.Null(typeof(Contract.SeedNetwork).GetMethod("ToDouble"));
    }

    [Fact]
    public void A_twin_has_the_facts_of_its_network()
    {
        DoubleNetwork twin = new PairedClassifier(1).ToDouble();
        Assert.Equal((5, 5, PairedClassifier.ParameterCount), (twin.InputSize, twin.OutputSize, twin.ParameterCount));
        Assert.Equal([5, 16, 5], twin.LayerSizes.ToArray());
        Assert.Equal([Activation.Gelu, Activation.Softmax], twin.Activations.ToArray());
        Assert.Equal(Loss.CrossEntropy, twin.Loss);
        Assert.Equal("PairedClassifier in double precision: 5 → 16 Gelu → 5 Softmax, CrossEntropy, 181 parameters", twin.ToString());
    }

    [Fact]
    public void A_twin_computes_what_its_network_does_but_for_the_rounding_of_floats()
    {
        PairedClassifier net = new(1);
        DoubleNetwork twin = net.ToDouble();
        float[] inputs = Draw(7 * 5), outputs = new float[7 * 5], gradient = new float[PairedClassifier.ParameterCount];
        int[] labels = [0, 1, 2, 3, 4, 0, 1];
        double[] twinOutputs = new double[outputs.Length], twinGradient = new double[gradient.Length];
        net.Forward(inputs, outputs);
        twin.Forward(ToDouble(inputs), twinOutputs);
        float loss = net.ComputeGradient(inputs, labels, gradient);
        double twinLoss = twin.ComputeGradient(ToDouble(inputs), labels, twinGradient);

        Assert.Equal(twinLoss, loss, 1e-6);
        Assert.All(twinOutputs.Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.All(twinGradient.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Contains(twinOutputs.Zip(outputs), pair => pair.First != pair.Second);

        double[] seeds = ToDouble(Draw(7 * 5)), twinInputGradients = new double[7 * 5];
        float[] inputGradients = new float[7 * 5];
        net.Backward(inputs, Array.ConvertAll(seeds, x => (float)x), gradient, inputGradients);
        twin.Backward(ToDouble(inputs), seeds, twinGradient, twinInputGradients);
        Assert.All(twinGradient.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.All(twinInputGradients.Zip(inputGradients), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Parameters_go_to_double_exactly_and_return_rounded()
    {
        Paired net = new(1), copy = new(2);
        DoubleNetwork twin = net.ToDouble();
        float[] floats = new float[Paired.ParameterCount], back = new float[Paired.ParameterCount];
        double[] doubles = new double[Paired.ParameterCount];
        net.GetParameters(floats);
        twin.GetParameters(doubles);
        Assert.Equal(ToDouble(floats), doubles);

        doubles[0] = 0.1;
        twin.SetParameters(doubles);
        twin.CopyTo(copy);
        copy.GetParameters(back);
        Assert.Equal([0.1f, .. floats[1..]], back);
        twin.CopyFrom(net);
        twin.GetParameters(doubles);
        Assert.Equal(ToDouble(floats), doubles);
    }

    [Fact]
    public void A_twin_is_independent_of_its_network()
    {
        Paired net = new(1);
        DoubleNetwork twin = net.ToDouble();
        double[] before = new double[1], after = new double[1];
        twin.Forward([0, 1], before);
        net.Initialize(seed: 2);
        twin.Forward([0, 1], after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void What_no_float_can_hold_is_not_copied()
    {
        Paired net = new(1);
        DoubleNetwork twin = net.ToDouble();
        double[] parameters = new double[Paired.ParameterCount];
        parameters[4] = 1e39;
        twin.SetParameters(parameters);
        float[] before = new float[parameters.Length], after = new float[parameters.Length];
        net.GetParameters(before);
        Assert.Equal("Parameter 4 is too large for a float (was 1E+39).", Assert.Throws<InvalidOperationException>(() => twin.CopyTo(net)).Message);
        net.GetParameters(after);
        Assert.Equal(before, after);
        Assert.Contains(
            "Expected a network with layers of 2-8-1, but got 5-16-5.",
            Assert.Throws<ArgumentException>("network", () => twin.CopyFrom(new PairedClassifier(1))).Message);
        Assert.Throws<ArgumentException>("network", () => twin.CopyTo(new PairedClassifier(1)));
    }

    [Fact]
    public void Outputs_may_take_the_place_of_inputs()
    {
        DoubleNetwork twin = new PairedClassifier(1).ToDouble();
        double[] rows = ToDouble(Draw(3 * 5)), outputs = new double[rows.Length];
        twin.Forward(rows, outputs);
        twin.Forward(rows, rows);
        Assert.Equal(outputs, rows);
    }

    [Fact]
    public void Files_keep_every_bit_and_load_as_float_by_rounding()
    {
        PairedClassifier net = new(1);
        DoubleNetwork twin = net.ToDouble(), other = new PairedClassifier(2).ToDouble();
        double[] parameters = [.. Enumerable.Range(0, twin.ParameterCount).Select(i => Math.Sqrt(i) - 7)];
        parameters[0] = double.Epsilon;
        parameters[1] = -0.0;
        twin.SetParameters(parameters);
        MemoryStream file = new();
        twin.Save(file);
        file.Position = 0;
        other.LoadFrom(file);
        double[] loaded = new double[parameters.Length];
        other.GetParameters(loaded);
        Assert.Equal(parameters.Select(BitConverter.DoubleToInt64Bits), loaded.Select(BitConverter.DoubleToInt64Bits));

        file.Position = 0;
        net.LoadFrom(file);
        float[] rounded = new float[parameters.Length];
        net.GetParameters(rounded);
        Assert.Equal(parameters.Select(parameter => (float)parameter), rounded);

        MemoryStream floats = new();
        net.Save(floats);
        floats.Position = 0;
        other.LoadFrom(floats);
        other.GetParameters(loaded);
        net.ToDouble().GetParameters(parameters);
        Assert.Equal(parameters, loaded);
    }

    private float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * _random.NextSingle()) - 1)];

    private static double[] ToDouble(float[] values) => Array.ConvertAll(values, value => (double)value);
}
