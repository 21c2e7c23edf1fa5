using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Numerics;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>
/// Values that shrink from step to step. They end at 0 and not among the subnormal numbers, which would slow down every later step.
/// </summary>
public class SubnormalStateTests
{
    private const int Inputs = 15;
    private const int Outputs = 3;
    private const int Rows = 5;
    private const int LiveSteps = 5;
    private const int SilentSteps = 2_500;

    /// <summary>The cases of all rules, and some that forget a silent input within the duration of the test.</summary>
    private static readonly Func<Optimizer>[] s_optimizers =
    [
        .. OptimizerCases.All,
        () => new Sgd { LearningRate = 0.1f, Momentum = 0.9f },
        () => new Sgd { LearningRate = 0.1f, Momentum = 0.9f, Nesterov = true },
        () => new Adam { LearningRate = 0.01f, Beta2 = 0.95f },
        () => new AdamW { LearningRate = 0.01f, Beta2 = 0.95f, WeightDecay = 10 },
        () => new Nadam { LearningRate = 0.01f, Beta2 = 0.95f },
        () => new RmsProp { LearningRate = 0.01f, Alpha = 0.95f, Momentum = 0.9f, Centered = true },
        () => new Lion { LearningRate = 0.01f, Beta2 = 0.9f, WeightDecay = 10 },
        () => new Rprop { LearningRate = 0.03f, MinStep = float.Epsilon },
    ];

    public static MatrixTheoryData<int, int> OptimizersAndLanes => new(Enumerable.Range(0, s_optimizers.Length), [1, 4, 8, 16]);

    [Theory]
    [MemberData(nameof(OptimizersAndLanes))]
    public void Silent_inputs_leave_nothing_subnormal_behind(int optimizer, int lanes)
    {
        LinearNetwork network = new(Inputs, Outputs) { BlockRows = 64, Lanes = lanes };
        network.Initialize(1);
        OptimizerState state = s_optimizers[optimizer]().CreateState(network);
        bool hasShrunkToZero = false;
        for (int step = 0; step < LiveSteps + SilentSteps; step++)
        {
            Learn(state, step);
            foreach (AlignedBuffer buffer in Remembered(network, state))
            {
                foreach (float value in buffer.Span)
                {
                    if (float.IsSubnormal(value))
                        Assert.Fail($"step {step}: {value}");
                }
            }

            hasShrunkToZero |= step > LiveSteps && Remembered(network, state).Any(buffer => buffer.Span.Contains(0f));
        }

        // Rules whose memory fades or whose weights decay within this time have reached 0.
        Assert.True(hasShrunkToZero || optimizer < OptimizerCases.All.Length || s_optimizers[optimizer]() is Rprop, "No value has shrunk to 0 in this time.");
    }

    [Theory]
    [MemberData(nameof(OptimizersAndLanes))]
    public void Every_width_gives_the_bits_of_one_alone_all_the_way_to_0(int optimizer, int lanes)
    {
        Assert.Equal(Bits(1), Bits(lanes));

        int[] Bits(int lanesOfRun)
        {
            LinearNetwork network = new(Inputs, Outputs) { BlockRows = 64, Lanes = lanesOfRun };
            network.Initialize(1);
            OptimizerState state = s_optimizers[optimizer]().CreateState(network);
            for (int step = 0; step < LiveSteps + 1_500; step++)
                Learn(state, step);
            return [.. Remembered(network, state).SelectMany(buffer => buffer.Span.ToArray()).Select(BitConverter.SingleToInt32Bits)];
        }
    }

    [Fact]
    public void The_average_of_weights_that_have_become_0_does_too()
    {
        LinearNetwork network = new(Inputs, Outputs), average = new(Inputs, Outputs);
        network.Initialize(1);
        Trainer trainer = network.CreateTrainer(new Sgd { LearningRate = 0 }, new TrainerOptions { AverageDecay = 0.9f });
        (float[] inputs, float[] targets) = Draw(0);
        for (int step = 0; step < 1_000; step++)
        {
            trainer.Step(inputs, targets);
            network.PackedParameters.Span.Clear();
            trainer.CopyAverageTo(average);
            Assert.All(average.Parameters, value => Assert.False(float.IsSubnormal(value), $"step {step}: {value}"));
        }

        Assert.All(average.Parameters, value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_target_network_that_follows_zeros_becomes_0()
    {
        LinearNetwork network = new(Inputs, Outputs), zeros = new(Inputs, Outputs);
        network.Initialize(1);
        for (int step = 0; step < 20_000; step++)
            network.Lerp(zeros, 0.005f);
        Assert.All(network.Parameters, value => Assert.Equal(0, value));
    }

    private static IEnumerable<AlignedBuffer> Remembered(LinearNetwork network, OptimizerState state) =>
        [network.PackedParameters, .. state.Memory.Tensors.Select(tensor => tensor.Values)];

    private static void Learn(OptimizerState state, int step)
    {
        (float[] inputs, float[] targets) = Draw(step);
        state.Step(inputs, targets, Rows);
    }

    /// <summary>Returns the rows of a step. Two of three inputs are silent after the first steps.</summary>
    private static (float[] Inputs, float[] Targets) Draw(int step)
    {
        Pcg32 random = new((ulong)step);
        float[] inputs = new float[Rows * Inputs], targets = new float[Rows * Outputs];
        for (int i = 0; i < inputs.Length; i++)
        {
            float drawn = (2 * random.NextSingle()) - 1;
            inputs[i] = step < LiveSteps || i % 3 == 0 ? drawn : 0;
        }

        foreach (ref float target in targets.AsSpan())
            target = random.NextSingle();
        return (inputs, targets);
    }
}
