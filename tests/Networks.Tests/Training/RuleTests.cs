using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Learning;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using MlpGen.Networks.Tests.Parity;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Training;

/// <summary>Tests of every learning rule, compiled into the kernels of generated networks.</summary>
public sealed class RuleTests
{
    private const int Rows = 67;
    private const int Steps = 4;

    private static readonly string[] s_networks = ["SeedXor", "Iris", "Policy", "Digits"];

    /// <summary>All combinations in a deep run. In any other, each rule at one width with one of the networks.</summary>
    public static TheoryData<string, int, int> NetworksRulesAndWidths => new(
        from rule in Enumerable.Range(0, EveryRule.All.Length)
        from width in Depth.Choose([Turns.AllWidths[rule % Turns.AllWidths.Length]], Turns.AllWidths)
        from name in Depth.Choose([s_networks[rule % s_networks.Length]], s_networks)
        select (name, rule, width));

    [Theory]
    [MemberData(nameof(NetworksRulesAndWidths))]
    public void A_step_is_the_rule_applied_to_the_gradient_to_the_last_bit(string name, int rule, int width)
    {
        NetworkSpec spec = NetworkCorpus.All.Single(spec => spec.Name == name);
        Sample sample = WellConditioned.For(spec);
        float[] inputs = sample.Inputs[..(Rows * spec.InputSize)], targets = sample.Targets[..(Rows * spec.OutputSize)];

        ITrainable fused = Create(), apart = Create();
        AlignedBuffer workspace = new(fused.WorkspaceLength), gradient = new(fused.PackedParameters.Length);
        OptimizerState state = EveryRule.All[rule]().CreateState(fused), other = EveryRule.All[rule]().CreateState(apart);
        FusedStep<float> step = state.CreateFusedStep<float>(workspace);
        for (int i = 0; i < Steps; i++)
        {
            step.Step(inputs, targets, Rows);
            gradient.Span.Clear();
            apart.AddGradient(inputs, targets, 1f / Rows, gradient, workspace);
            other.BeginStep();
            other.Update(ref gradient.First, 0, gradient.Length);
            other.EndStep();
        }

        Assert.True(Bits.Equal(apart.PackedParameters.Span, fused.PackedParameters.Span), "The parameters differ.");
        AssertPaddingIsZero(fused, fused.PackedParameters);
        foreach ((OptimizerTensor one, OptimizerTensor two) in state.Memory.Tensors.Zip(other.Memory.Tensors))
        {
            Assert.True(Bits.Equal(one.Values.Span, two.Values.Span), $"{one.Name} differs.");
            AssertPaddingIsZero(fused, one.Values);
        }

        ITrainable Create() => (ITrainable)KernelNetworks.Create(spec, KernelKind.Policy, width, sample.Parameters);
    }

    private static void AssertPaddingIsZero(ITrainable network, AlignedBuffer packed)
    {
        float[] canonical = new float[network.ParameterCount], repacked = new float[packed.Length];
        network.Description.Unpack(packed.Span, canonical);
        network.Description.Pack(canonical, repacked);
        Assert.Equal(repacked, packed.Span.ToArray());
    }
}
