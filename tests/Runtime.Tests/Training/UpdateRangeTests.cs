using System;
using System.Linq;
using System.Reflection;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>Steps in ranges, which may be cut anywhere and left out. Each range may have its own learning rate and weight decay.</summary>
public class UpdateRangeTests
{
    private const int Length = 53;
    private const int Steps = 6;

    private delegate void Change(OptimizerState state, AlignedBuffer gradient);

    public static TheoryData<int> Optimizers => [.. OptimizerCases.Indices];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_step_cut_anywhere_is_the_same(int optimizer)
    {
        float[] expected = Run(OptimizerCases.All[optimizer](), Whole);
        Assert.Equal(expected, Run(OptimizerCases.All[optimizer](), (state, gradient) =>
        {
            int[] cuts = [0, 1, 4, 9, 13, 16, 32, 52, Length];
            for (int i = cuts.Length - 2; i >= 0; i--)
                state.Update(ref gradient.Span[cuts[i]], cuts[i], cuts[i + 1] - cuts[i]);
        }));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_factor_scales_the_learning_rate_of_its_range(int optimizer)
    {
        Optimizer half = OptimizerCases.All[optimizer]();
        half.LearningRate /= 2;

        // The learning rate of Rprop sets where its step sizes begin. For the reference, the bounds are therefore halved too, and the
        // factor scales the resulting steps.
        if (half is Rprop rprop)
            (rprop.MinStep, rprop.MaxStep) = (rprop.MinStep / 2, rprop.MaxStep / 2);
        float[] whole = Run(OptimizerCases.All[optimizer](), Whole), halved = Run(half, Whole);
        float[] actual = Run(OptimizerCases.All[optimizer](), (state, gradient) =>
        {
            state.Update(ref gradient.First, 0, 19);
            state.Update(ref gradient.Span[19], 19, 20, rateFactor: 0.5f);
            state.Update(ref gradient.Span[39], 39, Length - 39);
        });
        Assert.Equal([.. whole[..19], .. halved[19..39], .. whole[39..]], actual);
        Assert.NotEqual(whole[19..39], halved[19..39]);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void The_factor_of_a_schedule_scales_steps_by_ranges_and_fused_ones(int optimizer)
    {
        Optimizer half = OptimizerCases.All[optimizer]();
        half.LearningRate /= 2;
        if (half is Rprop rprop)
            (rprop.MinStep, rprop.MaxStep) = (rprop.MinStep / 2, rprop.MaxStep / 2);
        Assert.Equal(Run(half, Whole), Run(OptimizerCases.All[optimizer](), Whole, rateFactor: 0.5f));
        Assert.Equal(RunFused(half, 1), RunFused(OptimizerCases.All[optimizer](), 0.5f));
        Assert.NotEqual(RunFused(half, 1), RunFused(OptimizerCases.All[optimizer](), 1));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_range_may_be_exempt_from_weight_decay(int optimizer)
    {
        Optimizer without = OptimizerCases.All[optimizer]();
        PropertyInfo? decay = without.GetType().GetProperty("WeightDecay");
        bool decays = decay is not null && (float)decay.GetValue(without)! > 0;
        decay?.SetValue(without, 0f);
        float[] whole = Run(OptimizerCases.All[optimizer](), Whole), exempt = Run(without, Whole);
        float[] actual = Run(OptimizerCases.All[optimizer](), (state, gradient) =>
        {
            state.Update(ref gradient.First, 0, 16, decays: false);
            state.Update(ref gradient.Span[16], 16, Length - 16);
        });
        Assert.Equal([.. exempt[..16], .. whole[16..]], actual);
        Assert.Equal(decays, !whole.AsSpan(0, 16).SequenceEqual(exempt.AsSpan(0, 16)));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_range_that_is_left_out_keeps_its_parameters_and_memory(int optimizer)
    {
        LinearNetwork network = new(Length - 1, 1);
        network.PackedParameters.Span.Fill(1);
        AlignedBuffer gradient = new(Length);
        gradient.Span.Fill(0.25f);
        OptimizerState state = OptimizerCases.All[optimizer]().CreateState(network);
        state.BeginStep();
        state.Update(ref gradient.Span[16], 16, Length - 16);
        state.EndStep();
        Assert.All(network.Parameters[..16], value => Assert.Equal(1, value));
        Assert.All(network.Parameters[16..], value => Assert.NotEqual(1, value));
        Assert.All(state.Memory.Tensors, tensor => Assert.Equal(new float[16], tensor.Values.Span[..16].ToArray()));
    }

    private static void Whole(OptimizerState state, AlignedBuffer gradient) => state.Update(ref gradient.First, 0, Length);

    private static float[] Run(Optimizer optimizer, Change change, float rateFactor = 1)
    {
        LinearNetwork network = new(Length - 1, 1);
        network.Initialize(1);
        AlignedBuffer gradient = new(Length);
        OptimizerState state = optimizer.CreateState(network);
        state.RateFactor = rateFactor;
        for (int step = 0; step < Steps; step++)
        {
            for (int i = 0; i < Length; i++)
                gradient.Span[i] = MathF.Sin((1.7f * i) + (0.4f * step));
            state.BeginStep();
            change(state, gradient);
            state.EndStep();
        }

        return network.Parameters;
    }

    private static float[] RunFused(Optimizer optimizer, float rateFactor)
    {
        LinearNetwork network = new(3, 1) { BlockRows = 2 };
        network.Initialize(1);
        OptimizerState state = optimizer.CreateState(network);
        state.RateFactor = rateFactor;
        foreach (int rows in new[] { 1, 2, 3 })
            state.Step([.. Enumerable.Range(0, 3 * rows).Select(i => MathF.Sin(i + rows))], new float[rows], rows);
        return network.Parameters;
    }
}
