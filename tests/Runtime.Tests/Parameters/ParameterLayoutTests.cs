using System;
using MlpGen.CompilerServices;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Parameters;

/// <summary>Networks with equal layers but different parameter layouts, because they were generated for different kernels.</summary>
public sealed class ParameterLayoutTests
{
    [Fact]
    public void They_are_refused_and_not_mixed_up()
    {
        LinearNetwork network = new(8, 8), other = new(8, 8, layout: LayerLayout.Panels);
        Pcg32 random = new(1);
        Action[] calls = [() => network.CopyFrom(other), () => other.Lerp(network, 0.5f)];
        Assert.All(calls, call => Assert.Contains("GetParameters and SetParameters", Assert.Throws<ArgumentException>("other", call).Message));
        Assert.Throws<ArgumentException>("second", () => network.Crossover(network, other, random));
        network.CopyFrom(new LinearNetwork(8, 8));
    }
}
