using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using MlpGen.Networks.Tests.Parity;
using MlpGen.Steps;
using Xunit;

namespace MlpGen.Networks.Tests.Contract;

/// <summary>Logits of ±1000 neither overflow nor give NaN. Their losses, gradients and outputs are still correct.</summary>
public sealed class StabilityTests
{
    private const int Batch = 5;
    private static readonly float[] s_logits = [1000, -1000, 0, 999];

    public static TheoryData<string, string> NetworksAndKernels =>
        Turns.Pairs(Combinations.SmallNetworks.Where(spec => spec.Activations[0] == Activation.Tanh));

    [Theory]
    [MemberData(nameof(NetworksAndKernels))]
    public void Extreme_logits_give_what_the_tape_expects(string name, string kernel)
    {
        NetworkSpec spec = Combinations.SmallNetworks.Single(spec => spec.Name == name);
        Sample drawn = WellConditioned.For(spec);
        float[] parameters = [.. drawn.Parameters];
        Tensor weights = spec.Tensors.ToArray()[^2];
        Array.Clear(parameters, weights.Offset, weights.Length);
        s_logits.CopyTo(parameters, parameters.Length - s_logits.Length);
        Sample sample = drawn.WithParameters(parameters);
        Expectation expected = new(spec, sample, new TapeNetwork(spec, Sample.ToDouble(parameters)));
        foreach (int width in Turns.Widths(spec, Enum.Parse<KernelKind>(kernel)))
            WholeContract.Check(new Subject(spec, Enum.Parse<KernelKind>(kernel), width, sample, expected), Batch);
    }
}
