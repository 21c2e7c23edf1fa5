using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>The same seed gives the same weights, on every machine and in every kernel's layout.</summary>
public sealed class InitialisationTests
{
    // Computed apart from this code base, from the published PCG32 recurrence and the bounds of the contract, in single precision.
    [Theory]
    [InlineData(42, 0, new[] { -0.570562124f, 0.395594746f, 0.128799871f })]
    [InlineData(42, 24, new[] { 0.282726586f, 0.265344292f, 0.242678046f })]
    [InlineData(-1, 0, new[] { -0.774596691f, 0.609722495f, -0.438065201f })]
    [InlineData(-1, 24, new[] { 0.549074054f, -0.453446507f, -0.293819666f })]
    public void Glorot_weights_are_the_published_generators(int seed, int offset, float[] expected) =>
        Assert.Equal(expected, Parameters(new SeedNetwork(seed))[offset..(offset + 3)]);

    [Theory]
    [InlineData(0, new[] { 1.26200223f, -0.00294336723f, 0.390301734f })]
    [InlineData(20, new[] { 0.838974059f, 0.830859244f, 0.642303824f })]
    public void Relu_layers_have_he_weights_and_others_glorot_weights(int offset, float[] expected) =>
        Assert.Equal(expected, Parameters(new SmallClassifier(seed: 7))[offset..(offset + 3)]);

    [Fact]
    public void Biases_are_zero()
    {
        float[] parameters = Parameters(new SmallClassifier(seed: 3));
        Assert.All(parameters[15..20].Concat(parameters[35..38]), bias => Assert.Equal(0, bias));
    }

    [Fact]
    public void Initialize_draws_what_the_constructor_draws()
    {
        SmallClassifier network = new(seed: 1);
        network.Initialize(2);
        Assert.Equal(Parameters(new SmallClassifier(seed: 2)), Parameters(network));
        Assert.NotEqual(Parameters(new SmallClassifier(seed: 1)), Parameters(network));
    }

    [Theory]
    [InlineData(nameof(KernelKind.Unrolled))]
    [InlineData(nameof(KernelKind.Tiled))]
    public void Every_kernel_kind_draws_the_same_weights(string kernel)
    {
        foreach (NetworkSpec spec in Combinations.SmallNetworks)
        {
            INetwork scalar = KernelNetworks.Create(spec, KernelKind.Scalar, 0, new float[spec.ParameterCount]);
            INetwork forced = KernelNetworks.Create(spec, Enum.Parse<KernelKind>(kernel), 0, new float[spec.ParameterCount]);
            scalar.Initialize(5);
            forced.Initialize(5);
            Assert.Equal(Parameters(scalar), Parameters(forced));
        }
    }

    [Fact]
    public void Parameters_come_back_as_they_were_set()
    {
        LargeClassifier network = new(seed: 1);
        float[] set = [.. Enumerable.Range(0, LargeClassifier.ParameterCount).Select(i => (float)i)];
        network.SetParameters(set);
        Assert.Equal(set, Parameters(network));
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }
}
