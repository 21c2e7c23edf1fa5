using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>A seed gives the same weights on every machine and in every kernel's layout.</summary>
public sealed class InitialisationTests
{
    // Computed independently of this code base, in single precision, from the published PCG32 recurrence and the bounds of the contract.
    [Theory]
    [InlineData(42, 0, new[] { -0.570562124f, 0.395594746f, 0.128799871f })]
    [InlineData(42, 16, new[] { 0.268218011f, 0.2517277f, 0.230224609f })]
    [InlineData(42, 24, new[] { -0.612529933f, 0.328536928f, 0.737456739f })]
    [InlineData(-1, 0, new[] { -0.774596691f, 0.609722495f, -0.438065201f })]
    [InlineData(-1, 16, new[] { 0.520897329f, -0.430177122f, -0.278741807f })]
    [InlineData(-1, 24, new[] { -0.367811292f, -0.667774379f, 0.0194314644f })]
    public void Weights_and_biases_are_the_published_generators(int seed, int offset, float[] expected) =>
        Assert.Equal(expected, Parameters(new SeedNetwork(seed))[offset..(offset + 3)]);

    [Theory]
    [InlineData(0, new[] { 0.772815347f, -0.00180243701f, 0.239010021f })]
    [InlineData(15, new[] { 0.838974059f, 0.830859244f, 0.642303824f })]
    [InlineData(20, new[] { 0.427580208f, 0.290665299f, 0.282177746f })]
    [InlineData(35, new[] { 0.828103185f, 0.590409756f, -0.212308064f })]
    public void Weights_of_Relu_layers_are_the_published_generators(int offset, float[] expected) =>
        Assert.Equal(expected, Parameters(new SmallClassifier(seed: 7))[offset..(offset + 3)]);

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
        // Weights have two bounds, one for Relu and one for all other activations. One network for each is enough. A deep run takes every
        // combination.
        NetworkSpec[] relu = [.. Combinations.SmallNetworks.Where(spec => spec.Activations[0] == Activation.Relu)];
        NetworkSpec[] others = [.. Combinations.SmallNetworks.Where(spec => spec.Activations[0] == Activation.Tanh)];
        foreach (NetworkSpec spec in Depth.Choose<NetworkSpec[]>([relu[0], others[0]], [.. Combinations.SmallNetworks]))
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
