using System;
using System.Linq;
using MlpGen.Runtime.Tests.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Random;

/// <summary>Initializers compared with the moments and bounds given in their papers.</summary>
public sealed class InitializerTests
{
    private const int Inputs = 300, Outputs = 200;

    public static TheoryData<string, double, bool> Distributions => new()
    {
        { "GlorotUniform", 2.0 / (Inputs + Outputs), true },
        { "GlorotNormal", 2.0 / (Inputs + Outputs), false },
        { "HeUniform", 2.0 / Inputs, true },
        { "HeNormal", 2.0 / Inputs, false },
        { "LeCunUniform", 1.0 / Inputs, true },
        { "LeCunNormal", 1.0 / Inputs, false },
    };

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Weights_have_the_variance_of_the_paper_and_biases_are_zero(string name, double variance, bool isUniform)
    {
        Initializer initializer = (Initializer)typeof(Initializer).GetProperty(name)!.GetValue(null)!;
        (double[] weights, float[] biases) = Fill(initializer, Inputs, Outputs);
        Assert.All(biases, bias => Assert.Equal(0, bias));
        Assert.Equal(0, weights.Average(), 5 * Math.Sqrt(variance / weights.Length));
        Assert.Equal(variance, weights.Average(w => w * w), 0.03 * variance);

        // The fourth moment distinguishes a uniform distribution (9/5) from a normal one (3).
        Assert.Equal(isUniform ? 1.8 : 3, weights.Average(w => w * w * w * w) / (variance * variance), 0.15);
        if (isUniform)
            Assert.InRange(weights.Max(Math.Abs), 0.99 * Math.Sqrt(3 * variance), 1.000001 * Math.Sqrt(3 * variance));
    }

    [Theory]
    [InlineData(40, 24)]
    [InlineData(24, 40)]
    [InlineData(30, 30)]
    [InlineData(1, 7)]
    public void Orthogonal_vectors_are_at_right_angles_and_of_one_length(int inputs, int outputs)
    {
        (double[] weights, _) = Fill(Initializer.Orthogonal(gain: 2), inputs, outputs);
        double At(int vector, int i) => outputs <= inputs ? weights[(vector * inputs) + i] : weights[(i * inputs) + vector];
        int count = Math.Min(inputs, outputs), length = Math.Max(inputs, outputs);
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
                Assert.Equal(a == b ? 4 : 0, Enumerable.Range(0, length).Sum(i => At(a, i) * At(b, i)), 1e-5);
        }
    }

    [Fact]
    public void Numbers_and_classes_of_the_users_fill_layers()
    {
        FakeNetwork network = FakeNetwork.Small();
        network.Initialize(1, Initializer.Constant(0.5f, -1));
        Assert.Equal([0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, -1, -1, -1, 0.5f, 0.5f, 0.5f, -1], network.Parameters);
        network.Initialize(1, new Numbers());
        Assert.Equal([1, 1, 1, 1, 1, 1, 203, 203, 203, 2, 2, 2, 301], network.Parameters);
    }

    [Fact]
    public void The_same_seed_gives_the_same_and_another_gives_another()
    {
        FakeNetwork network = FakeNetwork.Small();
        float[] With(int seed)
        {
            network.Initialize(seed, Initializer.HeNormal);
            return [.. network.Parameters];
        }

        Assert.Equal(With(3), With(3));
        Assert.NotEqual(With(3), With(4));
    }

    [Fact]
    public void What_is_not_finite_is_refused_before_anything_changes()
    {
        FakeNetwork network = FakeNetwork.Small();
        float[] before = [.. network.Parameters];
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => network.Initialize(1, new Broken()));
        Assert.StartsWith("The parameters that the initializer writes to layer 2 must be finite (was ", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters);
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializer.Constant(float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializer.Constant(0, float.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => Initializer.Orthogonal(0));
    }

    private static (double[] Weights, float[] Biases) Fill(Initializer initializer, int inputs, int outputs)
    {
        float[] weights = new float[inputs * outputs], biases = new float[outputs];
        Pcg32 random = new(21);
        initializer.Fill(new LayerShape(1, inputs, outputs, Activation.Relu), weights, biases, random);
        return (Array.ConvertAll(weights, weight => (double)weight), biases);
    }

    private sealed class Numbers : Initializer
    {
        public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random)
        {
            weights.Fill(layer.Number);
            biases.Fill((100 * (layer.InputSize == 3 ? 3 : 2)) + layer.OutputSize);
        }
    }

    private sealed class Broken : Initializer
    {
        public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random)
        {
            if (layer.Number == 2)
                biases.Fill(float.NaN);
        }
    }
}
