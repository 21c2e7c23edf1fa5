using System;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;
using MlpGen.Networks.Tests.Oracle;
using MlpGen.Networks.Tests.Parity;
using MlpGen.Steps;
using Xunit;

namespace MlpGen.Networks.Tests.Gradients;

/// <summary>A network of zeros puts every unit exactly at z = 0, which random rows never do. There, Relu′(0) is 0, as in PyTorch.</summary>
public sealed class KinkTests
{
    private const int Batch = 5;

    public static TheoryData<string, string> NetworksAndKernels => Turns.Pairs(Combinations.SmallNetworks);

    [Theory]
    [MemberData(nameof(NetworksAndKernels))]
    public void A_network_of_zeros_gives_what_the_tape_expects(string name, string kernel)
    {
        NetworkSpec spec = Combinations.SmallNetworks.Single(spec => spec.Name == name);
        float[] zeros = new float[spec.ParameterCount];
        Sample sample = WellConditioned.For(spec).WithParameters(zeros);
        Expectation expected = new(spec, sample, new TapeNetwork(spec, Sample.ToDouble(zeros)));
        foreach (int width in Turns.Widths(spec, Enum.Parse<KernelKind>(kernel)))
            WholeContract.Check(new Subject(spec, Enum.Parse<KernelKind>(kernel), width, sample, expected), Batch);
    }
}
