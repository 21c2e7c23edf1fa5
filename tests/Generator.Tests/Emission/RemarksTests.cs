using System;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

public sealed class RemarksTests
{
    [Fact]
    public void A_layer_that_drops_units_says_so_and_no_other_does()
    {
        string contract = new GeneratorRun(TestCompilation.Create(
            "using MlpGen; [Mlp(3, 8, 4, 2, Hidden = Activation.Relu), MlpLayer(1, Dropout = 0.2)] partial class Net;")).Text("g.cs");

        Assert.Contains("<description>3 → 8, Relu, dropout 0.2 in training, 32 parameters;", contract, StringComparison.Ordinal);
        Assert.Contains("<description>8 → 4, Relu, 36 parameters;", contract, StringComparison.Ordinal);
    }
}
