using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using Xunit;

namespace MlpGen.Networks.Tests.Oracle;

/// <summary>The two oracles share no code. They agree with each other and with central differences, all in double precision.</summary>
public sealed class OracleTests
{
    public static TheoryData<string> SmallNetworks => [.. Combinations.SmallNetworks.Select(spec => spec.Name)];

    public static TheoryData<int> Chunks => [.. Enumerable.Range(0, NetworkCorpus.Chunks)];

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Oracle_and_tape_agree_on_the_corpus(int chunk) => Assert.All(NetworkCorpus.Chunk(chunk).Where(Turns.Includes), AssertAgree);

    [Fact]
    public void Oracle_and_tape_agree_where_units_are_dropped() => Assert.All(DroppingCorpus.All.Where(Turns.Includes), AssertAgree);

    [Theory]
    [MemberData(nameof(SmallNetworks))]
    public void Gradients_agree_with_central_differences(string name)
    {
        NetworkSpec spec = Combinations.SmallNetworks.Single(spec => spec.Name == name);
        Sample sample = WellConditioned.For(spec);
        double[] parameters = Sample.ToDouble(sample.Parameters);
        foreach (IDifferentiableNetwork network in new IDifferentiableNetwork[] { new SlowNetwork(spec, parameters), new TapeNetwork(spec, parameters) })
        {
            for (int row = 0; row < 5; row++)
            {
                double[] gradient = new double[spec.ParameterCount];
                network.AddLossGradient(sample.Input(row), sample.Target(row), gradient);
                double[] differences = CentralDifferences.Gradient(
                    parameters, p => new SlowNetwork(spec, p).Loss(sample.Input(row), sample.Target(row)));
                AssertEqual(differences, gradient, $"{network.GetType().Name}, {spec}, row {row}, seed {sample.Seed}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(SmallNetworks))]
    public void Products_agree_with_central_differences(string name)
    {
        NetworkSpec spec = Combinations.SmallNetworks.Single(spec => spec.Name == name);
        Sample sample = WellConditioned.For(spec);
        double[] parameters = Sample.ToDouble(sample.Parameters);
        double[] input = sample.Input(0);
        double[] weights = sample.OutputGradient(0);
        double Product(double[] p, double[] x) => new SlowNetwork(spec, p).Forward(x).Zip(weights, (a, g) => a * g).Sum();
        foreach (IDifferentiableNetwork network in new IDifferentiableNetwork[] { new SlowNetwork(spec, parameters), new TapeNetwork(spec, parameters) })
        {
            double[] gradient = new double[spec.ParameterCount];
            double[] inputGradient = network.AddProduct(input, weights, gradient);
            string what = $"{network.GetType().Name}, {spec}, seed {sample.Seed}";
            AssertEqual(CentralDifferences.Gradient(parameters, p => Product(p, input)), gradient, what);
            AssertEqual(CentralDifferences.Gradient(input, x => Product(parameters, x)), inputGradient, what);
        }
    }

    [Fact]
    public void The_oracle_gives_the_loss_and_gradient_of_a_network_computed_by_hand()
    {
        // z¹ = 2·0.5 − 1 = 0, a¹ = ½; z² = 4·½ − 2 = 0, a² = ½; E = ½ (½ − 1)² = ⅛
        // δ² = (½ − 1)·¼ = −⅛; δ¹ = 4·(−⅛)·¼ = −⅛
        NetworkSpec spec = new("ByHand", [1, 1, 1], [Activation.Sigmoid, Activation.Sigmoid], Loss.Quadratic);
        double[] parameters = [2, -1, 4, -2];
        double[] expected = [-1.0 / 16, -1.0 / 8, -1.0 / 16, -1.0 / 8];
        foreach (IDifferentiableNetwork network in new IDifferentiableNetwork[] { new SlowNetwork(spec, parameters), new TapeNetwork(spec, parameters) })
        {
            double[] gradient = new double[4];
            Assert.Equal(0.125, network.AddLossGradient([0.5], [1], gradient), 1e-15);
            AssertEqual(expected, gradient, network.GetType().Name);
        }
    }

    private static void AssertAgree(NetworkSpec spec)
    {
        Sample sample = WellConditioned.For(spec);
        Expectation tape = Reference.For(spec).Expected;
        Expectation oracle = new(spec, sample, new SlowNetwork(spec, Sample.ToDouble(sample.Parameters)));
        foreach ((string what, double error) in tape.Errors(oracle))
            Assert.True(error < 1e-11, $"{spec}, {what}, seed {sample.Seed}: relative error {error:e2}");
        for (int row = 0; row < sample.Rows; row++)
        {
            Assert.True(TensorError.Relative(tape.Outputs[row], oracle.Outputs[row]) < 1e-12, $"{spec}, outputs of row {row}, seed {sample.Seed}");
            Assert.Equal(tape.Loss(row + 1), oracle.Loss(row + 1), 1e-12 * (1 + Math.Abs(oracle.Loss(row + 1))));
        }
    }

    private static void AssertEqual(double[] expected, double[] actual, string what)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-8 * (1 + Math.Abs(expected[i])), $"{what}, {i}: expected {expected[i]:r}, but got {actual[i]:r}");
    }
}
