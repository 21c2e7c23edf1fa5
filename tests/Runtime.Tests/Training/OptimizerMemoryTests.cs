using System;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using Xunit;

namespace MlpGen.Runtime.Tests.Training;

/// <summary>The state of a learning rule. It is sufficient to resume elsewhere.</summary>
public class OptimizerMemoryTests
{
    private const int Inputs = 5;
    private const int Outputs = 3;
    private const int Rows = 4;

    public static TheoryData<int> Optimizers => [.. OptimizerCases.Indices];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_state_with_the_memory_of_another_continues_to_the_last_bit(int optimizer)
    {
        (LinearNetwork network, OptimizerState state) = Create(OptimizerCases.All[optimizer]());
        Learn(state, 0, 7);
        (LinearNetwork other, OptimizerState otherState) = Create(OptimizerCases.All[optimizer]());
        (LinearNetwork forgetful, OptimizerState forgetfulState) = Create(OptimizerCases.All[optimizer]());
        other.SetParameters(network.Parameters);
        forgetful.SetParameters(network.Parameters);
        Copy(state.Memory, otherState.Memory);
        foreach (OptimizerState continued in new[] { state, otherState, forgetfulState })
            Learn(continued, 7, 12);

        Assert.Equal(Everything(network, state), Everything(other, otherState));
        if (state.Memory.Tensors.Count > 0)
            Assert.NotEqual(network.Parameters, forgetful.Parameters);
    }

    [Fact]
    public void What_the_settings_made_a_rule_remember_later_is_taken_over_too()
    {
        RmsProp settings = new();
        (LinearNetwork network, OptimizerState state) = Create(settings);
        Learn(state, 0, 3);
        settings.Momentum = 0.9f;
        settings.Centered = true;
        Learn(state, 3, 7);
        settings.Momentum = 0;
        Learn(state, 7, 9);

        (LinearNetwork other, OptimizerState otherState) = Create(settings);
        other.SetParameters(network.Parameters);
        Copy(state.Memory, otherState.Memory);
        settings.Momentum = 0.5f;
        Learn(state, 9, 12);
        Learn(otherState, 9, 12);
        Assert.Equal(Everything(network, state), Everything(other, otherState));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Padding_stays_zero_in_parameters_and_memory(int optimizer)
    {
        const int Padded = 9;
        LinearNetwork network = new(11, 1);
        AlignedBuffer gradient = new(12);
        network.PackedParameters.Span[..Padded].Fill(1);
        gradient.Span[..Padded].Fill(0.5f);
        OptimizerState state = OptimizerCases.All[optimizer]().CreateState(network);
        for (int step = 0; step < 3; step++)
        {
            gradient.Span[..Padded].Fill(step == 1 ? -0.5f : 0.5f);
            state.BeginStep();
            state.Update(ref gradient.First, 0, 12);
            state.EndStep();
        }

        Assert.All([network.PackedParameters, .. state.Memory.Tensors.Select(tensor => tensor.Values)], buffer =>
        {
            Assert.NotEqual(0, buffer.Span[Padded - 1]);
            Assert.Equal([0f, 0f, 0f], buffer.Span[Padded..].ToArray());
        });
        Assert.NotEqual(1, network.Parameters[0]);
    }

    [Theory]
    [InlineData(typeof(Sgd), "")]
    [InlineData(typeof(Adam), "exp_avg exp_avg_sq")]
    [InlineData(typeof(AdamW), "exp_avg exp_avg_sq")]
    [InlineData(typeof(Nadam), "exp_avg exp_avg_sq")]
    [InlineData(typeof(RmsProp), "square_avg")]
    [InlineData(typeof(Adagrad), "sum")]
    [InlineData(typeof(Rprop), "prev step_size")]
    [InlineData(typeof(Lion), "exp_avg")]
    public void Memory_is_named_as_in_PyTorch_and_no_more_than_the_settings_need(Type rule, string names) =>
        Assert.Equal(names, Names((Optimizer)Activator.CreateInstance(rule)!));

    [Fact]
    public void Momentum_and_centering_need_memory_too()
    {
        Assert.Equal("momentum_buffer", Names(new Sgd { Momentum = 0.9f }));
        Assert.Equal("square_avg grad_avg momentum_buffer", Names(new RmsProp { Centered = true, Momentum = 0.9f }));
    }

    [Fact]
    public void Steps_are_counted_and_Nadam_multiplies_its_momenta()
    {
        (_, OptimizerState state) = Create(new Nadam());
        Assert.Equal((0, 1.0), (state.Memory.Steps, state.Memory.MomentumProduct));
        Learn(state, 0, 2);
        double expected = 0.9 * (1 - (0.5 * Math.Pow(0.96, 0.004))) * 0.9 * (1 - (0.5 * Math.Pow(0.96, 0.008)));
        Assert.Equal(2, state.Memory.Steps);
        Assert.Equal(expected, state.Memory.MomentumProduct, 1e-7);
    }

    private static string Names(Optimizer optimizer) =>
        string.Join(' ', optimizer.CreateState(new LinearNetwork(Inputs, Outputs)).Memory.Tensors.Select(tensor => tensor.Name));

    private static (LinearNetwork Network, OptimizerState State) Create(Optimizer optimizer)
    {
        LinearNetwork network = new(Inputs, Outputs);
        network.Initialize(1);
        return (network, optimizer.CreateState(network));
    }

    /// <summary>Takes a part of an infinite sequence of steps, each of which has its own rows.</summary>
    private static void Learn(OptimizerState state, int first, int end)
    {
        for (int step = first; step < end; step++)
        {
            Pcg32 random = new((ulong)step);
            float[] inputs = new float[Rows * Inputs], targets = new float[Rows * Outputs];
            foreach (ref float value in inputs.AsSpan())
                value = (2 * random.NextSingle()) - 1;
            foreach (ref float value in targets.AsSpan())
                value = (2 * random.NextSingle()) - 1;
            state.Step(inputs, targets, Rows);
        }
    }

    private static void Copy(OptimizerMemory source, OptimizerMemory destination)
    {
        destination.Steps = source.Steps;
        destination.MomentumProduct = source.MomentumProduct;
        foreach (OptimizerTensor tensor in source.Tensors)
            tensor.Values.Span.CopyTo(destination.Tensor(tensor.Name).Span);
    }

    private static long[] Everything(LinearNetwork network, OptimizerState state) =>
    [
        state.Memory.Steps,
        BitConverter.DoubleToInt64Bits(state.Memory.MomentumProduct),
        .. network.Parameters.Select(value => (long)BitConverter.SingleToInt32Bits(value)),
        .. state.Memory.Tensors.OrderBy(tensor => tensor.Name).SelectMany(tensor => tensor.Values.Span.ToArray()).Select(value => (long)BitConverter.SingleToInt32Bits(value)),
    ];
}
