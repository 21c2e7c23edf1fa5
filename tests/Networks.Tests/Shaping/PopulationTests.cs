using System;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Layout;
using MlpGen.Networks.Tests.Contract;
using Xunit;

namespace MlpGen.Networks.Tests.Shaping;

/// <summary>Each agent of a population answers as a network with the agent's parameters does.</summary>
public sealed class PopulationTests
{
    public static TheoryData<string, int> Cases => new(
        from name in new[] { "Seed", "Small", "Square", "Dropping", "Binary", "One" } from count in new[] { 1, 15, 16, 17, 48, 53 } select (name, count));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agents_answer_as_single_networks(string name, int count)
    {
        INetwork network = Create(name);
        Population population = new(network, count);
        Pcg32 random = new(5);
        float[][] parameters = new float[count][];
        for (int agent = 0; agent < count; agent++)
        {
            network.Initialize(agent, new Uneven());
            parameters[agent] = new float[network.ParameterCount];
            network.GetParameters(parameters[agent]);
            population.SetParameters(agent, parameters[agent]);
        }

        float[] inputs = [.. Enumerable.Range(0, count * network.InputSize).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] outputs = new float[count * network.OutputSize], expected = new float[network.OutputSize];
        population.Forward(inputs, outputs);
        for (int agent = 0; agent < count; agent++)
        {
            float[] found = new float[network.ParameterCount];
            population.GetParameters(agent, found);
            Assert.Equal(parameters[agent], found);
            network.SetParameters(parameters[agent]);
            network.Forward(inputs.AsSpan(agent * network.InputSize, network.InputSize), expected);
            for (int j = 0; j < expected.Length; j++)
                Assert.Equal(expected[j], outputs[(agent * expected.Length) + j], 2e-6f * Math.Max(1, Math.Abs(expected[j])));
        }
    }

    [Fact]
    public void A_new_population_has_the_parameters_of_its_network_and_allocates_once()
    {
        SeedNetwork network = new(seed: 3);
        Population population = new(network, 33);
        float[] inputs = [.. Enumerable.Repeat(0.5f, 66)], outputs = new float[33], one = new float[1];
        population.Forward(inputs, outputs);
        network.Forward([0.5f, 0.5f], one);
        Assert.All(outputs, output => Assert.Equal(one[0], output, 1e-6f));
        long before = GC.GetAllocatedBytesForCurrentThread();
        population.Forward(inputs, outputs);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Evolution_in_place_is_that_of_single_networks()
    {
        SquareNetwork first = new(seed: 1), second = new(seed: 2), child = new(seed: 3);
        float[] expected = new float[SquareNetwork.ParameterCount], found = new float[expected.Length];
        Population population = new(first, 19);
        second.GetParameters(expected);
        population.SetParameters(17, expected);

        Pcg32 one = new(seed: 9), other = new(seed: 9);
        child.Crossover(first, second, one, probability: 0.3f);
        child.Mutate(0.1f, one, rate: 0.5f);
        child.Mutate(0.2f, one);
        population.Crossover(2, 18, 17, other, probability: 0.3f);
        population.Mutate(2, 0.1f, other, rate: 0.5f);
        population.Mutate(2, 0.2f, other);
        population.Copy(16, 2);
        child.GetParameters(expected);
        population.GetParameters(16, found);
        Assert.Equal(expected, found);
        Assert.Equal(one.NextSingle(), other.NextSingle());

        // The parents are unchanged.
        first.GetParameters(expected);
        population.GetParameters(18, found);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        SeedNetwork network = new(seed: 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Population(network, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Population(network, int.MaxValue));
        Population population = new(network, 3);
        Assert.Throws<ArgumentException>(() => population.Forward(new float[5], new float[3]));
        Assert.Throws<ArgumentException>(() => population.Forward(new float[6], new float[4]));
        float[] shared = new float[6];
        Assert.Throws<ArgumentException>(() => population.Forward(shared, shared.AsSpan(0, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => population.GetParameters(3, new float[33]));
        Assert.Throws<ArgumentException>(() => population.SetParameters(0, new float[32]));
        Pcg32 random = new(seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>("agent", () => population.Mutate(3, 1, random));
        Assert.Throws<ArgumentOutOfRangeException>("deviation", () => population.Mutate(0, float.NaN, random));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => population.Mutate(0, 1, random, rate: 2));
        Assert.Throws<ArgumentOutOfRangeException>("second", () => population.Crossover(0, 1, -1, random));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => population.Crossover(0, 1, 2, random, probability: -1));
        Assert.Throws<ArgumentOutOfRangeException>("other", () => population.Copy(0, 3));
    }

    private static INetwork Create(string name) => name switch
    {
        "Seed" => new SeedNetwork(seed: 1),
        "Small" => new SmallClassifier(seed: 1),
        "Square" => new SquareNetwork(seed: 1),
        "Dropping" => new DroppingNetwork(seed: 1),
        "Binary" => new BinaryNetwork(seed: 1),
        _ => new OneInputNetwork(seed: 1),
    };

    /// <summary>An initializer whose weights and biases are all different.</summary>
    private sealed class Uneven : Initializer
    {
        public override void Fill(in LayerShape layer, Span<float> weights, Span<float> biases, Pcg32 random)
        {
            foreach (ref float weight in weights)
                weight = random.NextNormal() / MathF.Sqrt(layer.InputSize);
            foreach (ref float bias in biases)
                bias = random.NextNormal();
        }
    }
}
