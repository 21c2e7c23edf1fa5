using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace MlpGen.Generator.Tests.Parsing;

public sealed class NetworkParserTests
{
    [Fact]
    public void The_defaults_are_Sigmoid_and_Quadratic()
    {
        NetworkModel model = Parse.Model("[MlpGen.Mlp(2, 8, 1)] partial class Net;");

        Assert.Equal([new LayerModel(1, 2, 8, Activation.Sigmoid, Dropout: 0), new LayerModel(2, 8, 1, Activation.Sigmoid, Dropout: 0)], model.Layers);
        Assert.Equal(Loss.Quadratic, model.Loss);
    }

    [Fact]
    public void MlpLayer_comes_before_Hidden_and_Output()
    {
        NetworkModel model = Parse.Model("""
            using MlpGen;
            [Mlp(2, 3, 4, 5, 6, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.CrossEntropy)]
            [MlpLayer(4, Activation = Activation.Softmax)] [MlpLayer(2, Activation = Activation.Identity)] [MlpLayer(3)]
            partial class Net;
            """);

        Assert.Equal([Activation.Relu, Activation.Identity, Activation.Relu, Activation.Softmax], model.Layers.Select(layer => layer.Activation));
        Assert.Equal([1, 2, 3, 4], model.Layers.Select(layer => layer.Number));
        Assert.Equal(Loss.CrossEntropy, model.Loss);
    }

    [Fact]
    public void A_suggestion_breaks_nothing() =>
        Parse.Model("[MlpGen.Mlp(2, 3, Output = MlpGen.Activation.Softmax)] partial class Net;");

    [Fact]
    public void The_first_error_is_the_message_of_a_broken_network()
    {
        BrokenNetwork network = Parse.Broken("[MlpGen.Mlp(0, 3, Loss = (MlpGen.Loss)99)] abstract partial class Net;");

        Assert.Equal("MLP004: 'Net' is abstract, so it cannot be instantiated. Remove 'abstract'.", network.Message);
        Assert.False(network.Features.TakesLabels);
    }

    [Theory]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] class Net;")]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] file partial class Net;")]
    [InlineData("file partial class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }")]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] static partial class Net;")]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] partial struct Net;")]
    [InlineData("[MlpGen.Mlp(2, 8, 1)] partial interface Net;")]
    [InlineData("[MlpGen.MlpLayer(1)] partial class Net;")]
    [InlineData("class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }")]
    [InlineData("partial class Net;")]
    public void What_cannot_be_extended_has_no_network(string source) =>
        Assert.Empty(Parse.Networks(TestCompilation.Create(source)));

    [Fact]
    public void Moving_a_class_changes_nothing()
    {
        const string Source = "[MlpGen.Mlp(2, 8, 1)] sealed partial class Net : System.IDisposable { public void Dispose() { } }";

        ParsedNetwork? moved = Parse.Network("// A comment.\n\nnamespace Other { class First; }\n\n" + Source.Replace("{", "\n{\n"));

        Assert.Equal(Parse.Network(Source), moved);
        Assert.Equal(Parse.Network(Source)!.GetHashCode(), moved!.GetHashCode());
        Assert.NotEqual(Parse.Network(Source), Parse.Network(Source.Replace("8", "9")));
    }

    [Fact]
    public void The_framework_decides_on_MultiplyAddEstimate()
    {
        const string Source = "[MlpGen.Mlp(2, 1)] partial class Net;";
        CSharpCompilation old = TestCompilation.OnNet8;

        Assert.True(TargetFactsReader.Read(TestCompilation.Create(Source)).HasMultiplyAddEstimate);
        Assert.False(TargetFactsReader.Read(old).HasMultiplyAddEstimate);
        Assert.True(Parse.Model(Source).Target.HasMultiplyAddEstimate);
    }

    [Fact]
    public void While_the_loss_is_typed_the_overloads_of_every_loss_exist()
    {
        BrokenNetwork network = Parse.Broken("[MlpGen.Mlp(2, 3, Loss = MlpGen.Loss.Cro)] partial class Net;");

        Assert.True(network.Features.TakesLabels);
        Assert.Equal("The arguments of [Mlp] or of another attribute of the network have an error that the C# compiler reports.", network.Message);
    }
}
