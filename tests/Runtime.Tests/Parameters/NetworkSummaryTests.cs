using System;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Generator.Tests.Harness;
using MlpGen.Runtime.Tests.Storage;
using MlpGen.Runtime.Tests.Training;
using Xunit;

namespace MlpGen.Runtime.Tests.Parameters;

/// <summary>
/// Descriptions of networks in words. <c>NetworkTextTests</c> of the generator compare the texts of generated networks with their
/// constants.
/// </summary>
public sealed class NetworkSummaryTests
{
    [Fact]
    public void One_line_names_layers_activations_loss_and_parameters() =>
        Assert.Equal("FakeNetwork: 2 → 3 Tanh → 1 Sigmoid, Quadratic, 13 parameters", NetworkText.Line(FakeNetwork.Small()));

    [Fact]
    public void Numbers_in_the_line_have_no_separators() => Assert.Equal(
        "FakeNetwork: 2000 → 1 Relu → 1000 Softmax, CrossEntropy, 4001 parameters",
        NetworkText.Line(new FakeNetwork([2000, 1, 1000], [Activation.Relu, Activation.Softmax], Loss.CrossEntropy)));

    [Fact]
    public void A_table_has_layers_and_costs() => Assert.Equal(
        """
        FakeNetwork: 2000 → 1 Relu → 1000 Softmax, CrossEntropy, 4001 parameters

        Layer      Inputs  Outputs  Parameters  Multiply-adds
        1 Relu      2,000        1       2,001          2,000
        2 Softmax       1    1,000       2,000          1,000
        Sum                              4,001          3,000

        Cost                    Amount           Unit
        Forward pass of a row    3,000  multiply-adds
        Backward pass of a row   4,000  multiply-adds
        """.ReplaceLineEndings("\n"),
        new FakeNetwork([2000, 1, 1000], [Activation.Relu, Activation.Softmax], Loss.CrossEntropy).Summary());

    [Fact]
    public void Memory_is_told_of_networks_that_trainers_reach()
    {
        string[] lines = new LinearNetwork(99, 2).Summary().Split('\n');
        Assert.Contains("Weights and biases                               800          bytes", lines);
        Assert.Contains("Gradient and moments, with Adam                2,400          bytes", lines);
    }

    [Fact]
    public void Nothing_depends_on_the_culture()
    {
        string[] Texts() => [NetworkText.Line(FakeNetwork.Small()), new LinearNetwork(2000, 2).Summary()];
        string[] invariant = Texts();
        Assert.Equal(invariant, InventedCulture.Make(Texts));
    }

    [Fact]
    public void Null_is_refused() => Assert.Throws<ArgumentNullException>("network", () => ((INetwork)null!).Summary());
}
