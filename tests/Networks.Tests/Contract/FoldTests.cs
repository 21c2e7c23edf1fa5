using System;
using System.IO;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Oracle;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

[Mlp(7, 16, 12, 3, Hidden = Activation.Tanh, Output = Activation.Identity)]
internal sealed partial class FoldedRegression;

[Mlp(5, 40, 2, Hidden = Activation.Relu, Output = Activation.Sigmoid)]
internal sealed partial class FoldedProbabilities;

[Mlp(2, 3, 1, Output = Activation.Identity)]
internal sealed partial class FoldedWithConstructor
{
    public FoldedWithConstructor(string name) => Name = name;

    public string Name { get; }
}

/// <summary>
/// A folded network takes raw rows. The oracle transforms them, computes, and transforms the outputs back in double precision.
/// </summary>
public sealed class FoldTests(ITestOutputHelper output)
{
    private const int Rows = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_folded_network_answers_raw_rows_as_the_original_answers_transformed_rows(int seed)
    {
        System.Random random = new(seed);
        for (int round = 0; round < 50; round++)
        {
            INetwork[] networks = [new FoldedRegression(random.Next()), new FoldedProbabilities(random.Next()), new SquareNetwork(random.Next()), new SmallClassifier(random.Next())];
            foreach (INetwork network in networks)
            {
                bool ofTargets = network.Activations[^1] == Activation.Identity && random.Next(4) > 0;
                NetworkTransform transform = new()
                {
                    Inputs = random.Next(4) > 0 ? Transform(random, network.InputSize) : null,
                    Targets = ofTargets ? Transform(random, network.OutputSize) : null,
                };
                float[] rows = RawRows(random, transform.Inputs, network.InputSize);
                double worst = Worst(network, transform, rows);
                Assert.True(worst <= 1e-5, $"seed {seed}, round {round}: {network.GetType().Name} is off by {worst}.");
            }
        }
    }

    [Fact]
    public void The_network_stays_as_it_is_and_the_copy_is_of_its_class()
    {
        FoldedRegression network = new(seed: 1);
        float[] before = Parameters(network);
        FoldedRegression folded = network.Fold(new NetworkTransform { Inputs = new Standardization(Numbers(7, 2), Numbers(7, 3)) });
        Assert.Equal(before, Parameters(network));
        Assert.NotEqual(before, Parameters(folded));
        Assert.Equal(before, Parameters(network.Fold(new NetworkTransform { Schema = "text" })));
        Assert.Equal(Parameters(folded), Parameters(network.Fold(new Standardization(Numbers(7, 2), Numbers(7, 3)))));
    }

    [Fact]
    public void Folding_calls_no_constructor()
    {
        FoldedWithConstructor network = new("shipped");
        network.Initialize(1);
        FoldedWithConstructor folded = network.Fold(new NetworkTransform { Inputs = new MinMaxScaling([1, 2], [3, 4]), Targets = new Standardization([5], [6]) });
        Assert.Equal("shipped", folded.Name);
        Assert.NotEqual(Parameters(network), Parameters(folded));
    }

    [Fact]
    public void A_folded_network_is_saved_and_loaded_like_any_other()
    {
        FoldedRegression folded = new FoldedRegression(seed: 1).Fold(new NetworkTransform { Targets = new MinMaxScaling(Numbers(3, 2), Numbers(3, 3)) });
        MemoryStream stream = new();
        folded.Save(stream);
        stream.Position = 0;
        Assert.Equal(Parameters(folded), Parameters(FoldedRegression.Load(stream)));
    }

    /// <summary>
    /// The rounding error of a sum over raw values is proportional to the values. Relative to a column's scale it is about 2⁻²⁴ × |offset|
    /// / scale, so folding is refused beyond a ratio of 4,096.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(256)]
    [InlineData(4096)]
    public void The_error_from_large_offsets_is_bounded(int ratio)
    {
        System.Random random = new(ratio);
        double worst = 0;
        for (int round = 0; round < 200; round++)
        {
            SquareNetwork network = new(random.Next());
            double[] scales = [.. Enumerable.Range(0, 4).Select(_ => Math.Pow(10, (4 * random.NextDouble()) - 2))];
            double[] offsets = [.. scales.Select(scale => scale * ratio * (random.Next(2) == 0 ? 1 : -1))];
            NetworkTransform transform = new() { Inputs = new Standardization(offsets, scales) };
            worst = Math.Max(worst, Worst(network, transform, RawRows(random, transform.Inputs, 4)));
        }

        output.WriteLine($"|offset| = {ratio} × scale: {worst:E1}");
        Assert.InRange(worst, 0, Math.Pow(2, -24) * (8 + (8 * ratio)));
    }

    [Fact]
    public void Transforms_that_cannot_be_folded_are_refused()
    {
        SquareNetwork network = new(seed: 1);
        double[] ones = Numbers(4, 1);
        Assert.Contains("The offset must be at most 4096 × the scale.", Refusal(network, new Standardization([0, 0, 4097, 0], ones), null));
        Assert.Contains("Input 2 has the offset -1E+30 and the scale 1", Refusal(network, new Standardization([0, 0, -1e30, 0], ones), null));
        Assert.Contains("The scale of input 1 is 1E-300", Refusal(network, new Standardization(Numbers(4, 0), [1, 1e-300, 1, 1]), null));
        Assert.Contains("The scale of input 3 is 1E+39", Refusal(network, new MinMaxScaling(Numbers(4, 0), [1, 1, 1, 1e39]), null));
        Assert.Contains("The scale of target 0 is 1E+300", Refusal(network, null, new Standardization(ones, [1e300, 1, 1, 1])));
        Assert.Contains("which is too large for a float", Refusal(network, null, new Standardization([0, 1e39, 0, 0], ones)));
        network.SetParameters([.. Enumerable.Repeat(10f, SquareNetwork.ParameterCount)]);
        Assert.Contains("A parameter of unit 0 would become", Refusal(network, new Standardization(Numbers(4, 0), [2e-38, 1, 1, 1]), null));
        Assert.Contains("The transform of the inputs must have a ColumnCount of 4 (was 1).", Refusal(network, new Standardization([1], [1]), null));
        Assert.Contains("The transform of the outputs must have a ColumnCount of 4 (was 1).", Refusal(network, null, new Standardization([1], [1])));
        Assert.Throws<ArgumentNullException>("transform", () => network.Fold((NetworkTransform)null!));
        Assert.Throws<ArgumentNullException>("inputs", () => network.Fold((ColumnTransform)null!));
        Assert.Throws<ArgumentNullException>("network", () => ((SquareNetwork)null!).Fold(new NetworkTransform()));

        FoldedProbabilities bent = new(seed: 1);
        NetworkTransform targets = new() { Targets = new MinMaxScaling([0, 0], [1, 1]) };
        Assert.Contains("The output layer is Sigmoid, but a transform of targets can only be folded into Identity.", Assert.Throws<ArgumentException>("transform", () => bent.Fold(targets)).Message);
    }

    private static string Refusal(SquareNetwork network, ColumnTransform? inputs, ColumnTransform? targets)
    {
        float[] before = Parameters(network);
        string message = Assert.Throws<ArgumentException>("transform", () => network.Fold(new NetworkTransform { Inputs = inputs, Targets = targets })).Message;
        Assert.Equal(before, Parameters(network));
        return message;
    }

    /// <summary>
    /// Returns the largest deviation of an output, relative to the output or to the scale of its column, whichever is larger.
    /// </summary>
    private static double Worst(INetwork network, NetworkTransform transform, float[] rows)
    {
        INetwork folded = network.Fold(transform);
        SlowNetwork oracle = new(
            new NetworkSpec("Oracle", network.LayerSizes.ToArray(), network.Activations.ToArray(), network.Loss),
            [.. Parameters(network).Select(parameter => (double)parameter)]);
        float[] outputs = new float[Rows * network.OutputSize];
        folded.Forward(rows, outputs);
        double worst = 0;
        for (int row = 0; row < Rows; row++)
        {
            double[] inputs = [.. rows.AsSpan(row * network.InputSize, network.InputSize).ToArray().Select((value, column) =>
                transform.Inputs is { } before ? (value - before.Offsets[column]) / before.Scales[column] : value)];
            double[] expected = oracle.Forward(inputs);
            for (int j = 0; j < expected.Length; j++)
            {
                double scale = transform.Targets?.Scales[j] ?? 1;
                double raw = (expected[j] * scale) + (transform.Targets?.Offsets[j] ?? 0);
                worst = Math.Max(worst, Math.Abs(outputs[(row * expected.Length) + j] - raw) / Math.Max(Math.Abs(raw), scale));
            }
        }

        return worst;
    }

    /// <summary>
    /// Draws a transform of either kind over eight orders of magnitude. One column in four is constant, for which both kinds have the scale
    /// 1.
    /// </summary>
    private static ColumnTransform Transform(System.Random random, int columns)
    {
        double[] offsets = new double[columns], scales = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            scales[column] = random.Next(4) == 0 ? 1 : Math.Pow(10, (8 * random.NextDouble()) - 4);
            offsets[column] = (float)(scales[column] * ((6 * random.NextDouble()) - 3));
        }

        return random.Next(2) == 0 ? new Standardization(offsets, scales) : new MinMaxScaling(offsets, scales);
    }

    private static float[] RawRows(System.Random random, ColumnTransform? transform, int columns) => [.. Enumerable.Range(0, Rows * columns).Select(i =>
    {
        double scale = transform?.Scales[i % columns] ?? 1, offset = transform?.Offsets[i % columns] ?? 0;
        return (float)(scale == 1 ? offset : offset + (scale * ((4 * random.NextDouble()) - 2)));
    })];

    private static double[] Numbers(int count, double first) => [.. Enumerable.Repeat(first, count)];

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }
}
