using System;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>Steps that a rule declares safe. They leave no infinite values, whatever the initial values.</summary>
public class SafeRangeTests
{
    private const int Draws = 20_000;

    // 1 − 2⁻²⁴, the largest float below 1.
    private const float Almost1 = 0.99999994f;

    private delegate Optimizer Settings(Pcg32 random);

    private static readonly Settings[] s_rules =
    [
        (random) => new Sgd { LearningRate = Rate(random), WeightDecay = Decay(random) },
        (random) => new Sgd { LearningRate = Rate(random), WeightDecay = Decay(random), Momentum = Share(random) },
        (random) => new Sgd
        {
            LearningRate = Rate(random), WeightDecay = Decay(random), Momentum = float.Max(0.1f, Share(random)), Nesterov = true,
        },
        (random) => Draw(new Adam(), random),
        (random) => Draw(new AdamW(), random),
        (random) => Draw(new Nadam(), random),
        (random) => new RmsProp
        {
            LearningRate = Rate(random), WeightDecay = Decay(random), Alpha = Share(random), Epsilon = Small(random),
            Momentum = Share(random), Centered = random.NextInt32(2) == 0,
        },
        (random) => new Adagrad { LearningRate = Rate(random), WeightDecay = Decay(random), Epsilon = Small(random) },
        (random) => new Rprop { LearningRate = Rate(random), MaxStep = Power(random, -20, 127), MinStep = float.Epsilon },
        (random) => new Lion
        {
            LearningRate = Rate(random), WeightDecay = Decay(random), Beta1 = Share(random), Beta2 = Share(random),
        },
    ];

    public static TheoryData<int> Rules => [.. Enumerable.Range(0, s_rules.Length)];

    public static TheoryData<int> Optimizers => [.. OptimizerCases.Indices];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_safe_step_leaves_finite_numbers_and_memory_in_range(int rule)
    {
        Pcg32 random = new((ulong)rule);
        LinearNetwork network = new(15, 1);
        AlignedBuffer gradient = new(network.PackedParameters.Length);
        int safe = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            Optimizer optimizer = s_rules[rule](random);
            OptimizerState state = optimizer.CreateState(network);
            state.Memory.Steps = random.NextInt32(3) * 1_000;
            float largest = random.NextInt32(2) == 0 ? float.MaxValue : Power(random, -10, 127);
            Fill(network.PackedParameters.Span, largest, random);
            foreach (OptimizerTensor tensor in state.Memory.Tensors)
            {
                Fill(tensor.Values.Span, tensor.IsNotNegative ? float.MaxValue : SafeRange.Memory, random);
                if (tensor.IsNotNegative)
                    MakePositive(tensor.Values.Span);
            }

            Fill(gradient.Span, SafeRange.Gradient, random);
            float rateFactor = random.NextInt32(2) == 0 ? 1 : Power(random, -10, 30);
            state.BeginStep();
            if (!state.IsSafe(SafeRange.Gradient, rateFactor))
                continue;
            safe++;
            float[] before = network.Parameters;
            state.Update(ref gradient.First, 0, gradient.Length, rateFactor);
            if (!network.Parameters.All(float.IsFinite) || !state.Memory.FindRange())
                Assert.Fail($"seed {rule}, draw {draw}: {optimizer}, rate × {rateFactor}, from {string.Join(' ', before)}");
        }

        Assert.True(safe > Draws / 100, $"Only {safe} of {Draws} draws were safe, which is too few for this test.");
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Ordinary_settings_are_safe(int optimizer)
    {
        LinearNetwork network = new(15, 1);
        network.Initialize(1);
        OptimizerState state = OptimizerCases.All[optimizer]().CreateState(network);
        state.BeginStep();
        Assert.True(state.IsSafe(1_000));
    }

    [Fact]
    public void The_defaults_of_every_rule_are_safe_for_any_parameters()
    {
        LinearNetwork network = new(15, 1);
        network.PackedParameters.Span.Fill(float.MaxValue);
        Assert.All<Optimizer>([new Sgd(), new Adam(), new AdamW(), new Nadam(), new RmsProp(), new Adagrad(), new Rprop(), new Lion()], optimizer =>
        {
            OptimizerState state = optimizer.CreateState(network);
            state.BeginStep();
            Assert.True(state.IsSafe(SafeRange.Gradient));
            Assert.False(state.IsSafe(2 * SafeRange.Gradient));
            Assert.False(state.IsSafe(float.NaN));
            Assert.False(state.IsSafe(float.PositiveInfinity));
        });
    }

    private static void Fill(Span<float> values, float limit, Pcg32 random)
    {
        foreach (ref float value in values)
        {
            // Draws a limit itself as often as a value below it.
            float below = float.Min(limit, Power(random, -140, 127));
            float magnitude = random.NextInt32(3) switch { 0 => limit, 1 => 0, _ => below };
            value = random.NextInt32(2) == 0 ? magnitude : -magnitude;
        }
    }

    private static void MakePositive(Span<float> values)
    {
        foreach (ref float value in values)
            value = float.Abs(value);
    }

    private static Optimizer Draw(AdaptiveMoments rule, Pcg32 random)
    {
        (rule.LearningRate, rule.WeightDecay) = (Rate(random), Decay(random));
        (rule.Beta1, rule.Beta2, rule.Epsilon) = (Share(random), Share(random), Small(random));
        return rule;
    }

    private static float Rate(Pcg32 random) => Power(random, -40, 60);

    private static float Decay(Pcg32 random) => random.NextInt32(2) == 0 ? 0 : Power(random, -40, 20);

    private static float Small(Pcg32 random) => Power(random, -100, 0);

    private static float Share(Pcg32 random) =>
        random.NextInt32(4) switch { 0 => 0, 1 => Almost1, 2 => 0.9f, _ => float.Min(Almost1, random.NextSingle()) };

    private static float Power(Pcg32 random, int least, int most) =>
        (1 + random.NextSingle()) * MathF.Pow(2, least + random.NextInt32(most - least));
}
