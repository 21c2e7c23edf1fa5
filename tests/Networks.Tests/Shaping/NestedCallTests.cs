using System;
using Xunit;

namespace MlpGen.Networks.Tests.Shaping;

/// <summary>
/// A loss may call any network on its own thread. These calls do not use the scratch memory of the step that evaluates the loss.
/// </summary>
public sealed class NestedCallTests
{
    private const int Rows = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_a_loss_asks_of_other_networks_changes_no_bit(int threads)
    {
        KeepingNetwork network = new(seed: 1), expected = new(seed: 1);
        CrossEntropyNetwork other = new(seed: 2);
        float[] inputs = Values(Rows * KeepingNetwork.InputSize), targets = Values(Rows * KeepingNetwork.OutputSize);
        float[] others = Values(Rows * CrossEntropyNetwork.InputSize), outputs = new float[Rows * CrossEntropyNetwork.OutputSize];
        int[] labels = new int[Rows];
        Action[] questions =
        [
            () => other.Forward(others, new float[outputs.Length]),
            () => other.Classify(others, new int[Rows]),
            () => other.ComputeLoss(others, labels),
            () => other.ComputeGradient(others, labels, new float[CrossEntropyNetwork.ParameterCount]),
            () => other.Backward(others, Values(outputs.Length), new float[CrossEntropyNetwork.ParameterCount], new float[others.Length]),
            () => network.Forward(inputs, new float[targets.Length]),
            () => network.ComputeGradient(inputs, targets, new float[KeepingNetwork.ParameterCount]),
            () => other.Accuracy(Dataset.FromArrays(others, labels, CrossEntropyNetwork.InputSize)),
        ];
        using Trainer trainer = network.CreateTrainer(new Adam(), new TrainerOptions { DegreeOfParallelism = threads });
        using Trainer undisturbed = expected.CreateTrainer(new Adam(), new TrainerOptions { DegreeOfParallelism = threads });
        foreach (Action question in questions)
        {
            Assert.Equal(undisturbed.Step(inputs, targets, new AskingLoss(() => { })), trainer.Step(inputs, targets, new AskingLoss(question)));
            Assert.Equal(Parameters(expected), Parameters(network));
        }
    }

    [Fact]
    public void A_loss_may_not_change_the_network_of_its_step()
    {
        KeepingNetwork network = new(seed: 1), other = new(seed: 2);
        float[] inputs = Values(Rows * KeepingNetwork.InputSize), targets = Values(Rows * KeepingNetwork.OutputSize), parameters = Parameters(other);
        using System.IO.MemoryStream saved = new();
        other.Save(saved);
        Trainer trainer = network.CreateTrainer(new Adam());
        trainer.Step(inputs, targets, new AskingLoss(() =>
        {
            saved.Position = 0;
            Assert.Throws<InvalidOperationException>(() => network.SetParameters(parameters));
            Assert.Throws<InvalidOperationException>(() => network.Initialize(3));
            Assert.Throws<InvalidOperationException>(() => network.LoadFrom(saved));
            other.SetParameters(parameters);
        }));
        Assert.Equal(1, trainer.StepCount);
        network.SetParameters(parameters);
        Assert.Equal(parameters, Parameters(network));
    }

    private static float[] Values(int count)
    {
        Pcg32 random = new(5);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
            value = (2 * random.NextSingle()) - 1;
        return values;
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    /// <summary>The loss E = ½ Σ (a − y)², which makes a call for each row.</summary>
    private readonly struct AskingLoss(Action ask) : ILossFunction
    {
        public float Evaluate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, Span<float> gradient)
        {
            ask();
            float loss = 0;
            for (int i = 0; i < outputs.Length; i++)
            {
                gradient[i] = outputs[i] - targets[i];
                loss += 0.5f * gradient[i] * gradient[i];
            }

            return loss;
        }
    }
}
