using System;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Losses;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Networks.Tests.Shaping;

/// <summary>
/// The backward pass from a loss passed by the caller, for every kind of output. It gives the bits of the network's own loss, or follows
/// the formula.
/// </summary>
public sealed class OutputLossTests
{
    private const int Rows = 131;

    public static TheoryData<string> Networks => ["CrossEntropyNetwork", "SoftmaxNetwork", "BinaryNetwork", "ReluNetwork", "OneInputNetwork"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_networks_own_loss_handed_in_gives_the_same_bits(string name)
    {
        ITrainable network = Create(name);
        (float[] inputs, float[] targets) = Data(network);
        AlignedBuffer own = new(network.PackedParameters.Length), given = new(network.PackedParameters.Length), workspace = new(network.WorkspaceLength);
        double expected = network.AddGradient(inputs, targets, 0.25f, own, workspace);
        NetworkLoss loss = new(network.Loss, Rounding.Machine, weights: null);
        Assert.Equal(expected, network.AddGradient(inputs, targets, 0.25f, ref loss, default, given, workspace));
        Assert.Equal(own.Span.ToArray(), given.Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Weighted_rows_are_rows_that_come_more_often(string name)
    {
        ITrainable network = Create(name);
        (float[] inputs, float[] targets) = Data(network);
        int[] times = [.. Enumerable.Range(0, Rows).Select(row => row % 4)];
        AlignedBuffer repeated = new(network.PackedParameters.Length), weighted = new(network.PackedParameters.Length), workspace = new(network.WorkspaceLength);
        double expected = network.AddGradient(Repeat(inputs, times, network.InputSize), Repeat(targets, times, network.OutputSize), 0.25f, repeated, workspace);
        NetworkLoss loss = new(network.Loss, Rounding.Machine, [.. times.Select(count => (float)count)]);
        Assert.Equal(expected, network.AddGradient(inputs, targets, 0.25f, ref loss, default, weighted, workspace), 1e-5 * expected);
        AssertNear(repeated.Span.ToArray(), weighted.Span.ToArray());
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_loss_of_the_users_gives_what_Backward_gives_for_its_slope(string name)
    {
        ITrainable network = Create(name);
        (float[] inputs, float[] targets) = Data(network);
        float[] outputs = new float[Rows * network.OutputSize], slopes = new float[outputs.Length], expected = new float[network.ParameterCount];
        network.Forward(inputs, outputs);
        for (int i = 0; i < outputs.Length; i++)
            slopes[i] = 4 * (outputs[i] - targets[i]) * (outputs[i] - targets[i]) * (outputs[i] - targets[i]) / Rows;
        network.Backward(inputs, slopes, expected, []);

        float[] before = new float[network.ParameterCount], after = new float[network.ParameterCount];
        network.GetParameters(before);
        float loss = network.CreateTrainer(new Sgd { LearningRate = 1 }).Step(inputs, targets, new FourthPower());
        network.GetParameters(after);
        AssertNear([.. before.Zip(expected, (w, g) => w - g)], after);
        Assert.Equal(outputs.Zip(targets, (a, y) => Math.Pow(a - y, 4)).Sum() / Rows, loss, 1e-6);
    }

    private static ITrainable Create(string name) => name switch
    {
        "CrossEntropyNetwork" => new CrossEntropyNetwork(seed: 2),
        "SoftmaxNetwork" => new SoftmaxNetwork(seed: 2),
        "BinaryNetwork" => new BinaryNetwork(seed: 2),
        "ReluNetwork" => new ReluNetwork(seed: 2),
        _ => new OneInputNetwork(seed: 2),
    };

    private static (float[] Inputs, float[] Targets) Data(INetwork network)
    {
        Pcg32 random = new(13);
        float[] inputs = [.. Enumerable.Range(0, Rows * network.InputSize).Select(_ => (2 * random.NextSingle()) - 1)];
        return (inputs, [.. Enumerable.Range(0, Rows * network.OutputSize).Select(_ => random.NextSingle())]);
    }

    private static float[] Repeat(float[] rows, int[] times, int size) =>
        [.. times.SelectMany((count, row) => Enumerable.Repeat(rows[(row * size)..((row + 1) * size)], count)).SelectMany(row => row)];

    private static void AssertNear(float[] expected, float[] actual)
    {
        float scale = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5f * scale);
    }

    private readonly struct FourthPower : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            float sum = 0;
            for (int j = 0; j < outputs.Length; j++)
            {
                float error = outputs[j] - targets[j];
                sum += error * error * error * error;
                gradient[j] = 4 * error * error * error;
            }

            return sum;
        }
    }
}
