using System;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.Learning;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using MlpGen.Networks.Tests.Parity;
using MlpGen.Steps;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Training;

/// <summary>Training of generated networks on several threads.</summary>
public sealed class ParallelTests
{
    private const int Batch = 67;
    private static readonly string[] s_networks = Depth.Choose<string[]>(
        ["Digits", "Primes", "DeepRelu"], ["Digits", "Policy", "Primes", "DeepRelu", "Mnist", "Wide"]);
    private static readonly int[] s_degrees = [2, 3, 7];

    private static readonly Func<Optimizer>[] s_optimizers =
    [
        () => new Sgd { LearningRate = 0.01f },
        () => new Sgd { LearningRate = 0.01f, Momentum = 0.9f, Nesterov = true, WeightDecay = 0.01f },
        () => new Adam(),
    ];

    public static TheoryData<string, int> NetworksAndDegrees => new(from name in s_networks from degree in s_degrees select (name, degree));

    [Theory]
    [MemberData(nameof(NetworksAndDegrees))]
    public void The_gradient_is_that_of_the_oracle(string name, int degree)
    {
        // A large power of two, so that rounding the new parameters loses little of the gradient.
        const float Rate = 65_536;
        NetworkSpec spec = Find(name);
        Sample sample = Reference.For(spec).Sample;
        Expectation expected = Reference.For(spec).Expected;
        foreach (bool byLabels in spec.IsClassifier ? new[] { false, true } : [false])
        {
            INetwork network = KernelNetworks.Create(spec, KernelKind.Policy, 0, sample.Parameters);
            float loss = Train(network, spec, sample, new Sgd { LearningRate = Rate }, degree, 1, byLabels)[0];
            float[] after = new float[spec.ParameterCount];
            network.GetParameters(after);
            double[] gradient = [.. after.Zip(sample.Parameters, (now, before) => ((double)before - now) / Rate)];

            double expectedLoss = byLabels ? expected.LabelLoss(Batch) : expected.Loss(Batch);
            Assert.Equal(expectedLoss, loss, (1e-5 * expectedLoss) + 1e-6);
            double[] expectedGradient = (byLabels ? expected.LabelGradients : expected.Gradients)[Batch];
            foreach (Tensor tensor in spec.Tensors)
            {
                double error = TensorError.Relative(expectedGradient, gradient, tensor);
                Assert.True(error <= 1e-5, $"{spec}, degree {degree}, labels {byLabels}: {tensor.Name} has a relative error of {error:e2}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(NetworksAndDegrees))]
    public async Task The_same_degree_gives_the_same_bits_however_crowded_the_machine_is(string name, int degree)
    {
        const int Steps = 5;
        const int AtOnce = 6;
        NetworkSpec spec = Find(name);
        Sample sample = WellConditioned.For(spec);
        foreach (Func<Optimizer> optimizer in name == "Digits" ? EveryRule.All : s_optimizers)
        {
            float[] Run(int runDegree)
            {
                INetwork network = KernelNetworks.Create(spec, KernelKind.Policy, 0, sample.Parameters);
                return Train(network, spec, sample, optimizer(), runDegree, Steps, byLabels: spec.IsClassifier);
            }

            float[] expected = Run(degree);
            float[] alone = Run(1);

            // Rules that use only signs do not notice different rounding.
            Assert.True(optimizer() is Rprop or Lion || !Bits.Equal(alone, expected), $"{spec}, degree {degree}: the threads did not share the work");
            for (int i = 0; i < Steps; i++)
                Assert.Equal(alone[i], expected[i], 1e-3f * (1 + Math.Abs(alone[i])));

            Task<float[]>[] runs = [.. Enumerable.Range(0, AtOnce).Select(_ => Task.Factory.StartNew(
                () => Run(degree), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
            foreach (float[] actual in await Task.WhenAll(runs))
                Assert.True(Bits.Equal(expected, actual), $"{spec}, degree {degree}, {optimizer()}: the results differ");
        }
    }

    /// <summary>Returns the losses of some steps over the same rows, followed by the parameters.</summary>
    private static float[] Train(INetwork network, NetworkSpec spec, Sample sample, Optimizer optimizer, int degree, int steps, bool byLabels)
    {
        TrainerOptions options = new() { DegreeOfParallelism = degree };
        using Trainer trainer = network.CreateTrainer(optimizer, options);
        float[] results = new float[steps + spec.ParameterCount];
        ReadOnlySpan<float> inputs = sample.Inputs.AsSpan(0, Batch * spec.InputSize);
        for (int step = 0; step < steps; step++)
        {
            results[step] = byLabels
                ? ((ClassifierTrainer)trainer).Step(inputs, sample.Labels.AsSpan(0, Batch))
                : trainer.Step(inputs, sample.Targets.AsSpan(0, Batch * spec.OutputSize));
        }

        network.GetParameters(results.AsSpan(steps));
        return results;
    }

    private static NetworkSpec Find(string name) => NetworkCorpus.All.Single(spec => spec.Name == name);
}
