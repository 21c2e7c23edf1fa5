using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Emission;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>What is printed is the contract, member for member: parsing compares the user's members with the one, the compiler with the other.</summary>
public sealed class ContractTextsTests
{
    [Theory]
    [InlineData("[Mlp(2, 3)] partial class Net { }")]
    [InlineData("[Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] partial class Net { }")]
    [InlineData("[Mlp(2, 3)] partial class Net { public Net(string name) { } }")]
    [InlineData("[Mlp(2, 3)] partial class Net { public required int Id; }")]
    [InlineData("namespace A { [Mlp(2, 1), MlpInputs(\"a\", \"b\"), MlpOutputs(\"c\"), MlpClasses(typeof(Side))] partial class Net { public enum Side { Left, Right } } }", "A.Net")]
    [InlineData("[Mlp(2, 1), MlpInputs(\"a\", \"b\")] partial class Net { }")]
    [InlineData("[Mlp(2, 1), MlpOutputs(\"c\")] partial class Net { }")]
    public void A_network_without_self_checks_has_every_other_member_of_the_contract_and_no_more(string source, string type = "Net")
    {
        NetworkModel model = Parse.Model("using MlpGen; " + source, type);
        NetworkPlan plan = Lowerer.Lower(model, new GenerationOptions(null, WidthSwitch: false, SelfChecks: false), TestContext.Current.CancellationToken);
        Assert.Equal(WithoutSelfChecks(model), Keys(ContractTexts.Of(plan)));
    }

    [Theory]
    [InlineData("[Mlp(2, 3)] partial class Net { }")]
    [InlineData("[Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] partial class Net { }")]
    public void A_network_with_self_checks_has_every_member_and_the_width_switch(string source)
    {
        NetworkModel model = Parse.Model("using MlpGen; " + source);
        NetworkPlan plan = Lowerer.Lower(model, new GenerationOptions(null, WidthSwitch: false, SelfChecks: true), TestContext.Current.CancellationToken);
        Assert.Equal(Contract(model), Keys(ContractTexts.Of(plan)));
        Assert.True(plan.WidthSwitch);
    }

    [Theory]
    [InlineData("[Mlp(2)] partial class Net { }")]
    [InlineData("[Mlp(2, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] partial class Net { }")]
    [InlineData("[Mlp(2)] partial class Net { public Net(string name) { } }")]
    [InlineData("[Mlp(2, 1), MlpInputs(\"a\"), MlpOutputs(\"b\", \"c\"), MlpClasses(typeof(System.DayOfWeek))] partial class Net { }")]
    public void A_network_with_an_error_has_the_same_members(string source)
    {
        BrokenNetwork network = Parse.Broken("using MlpGen; " + source);
        Assert.Equal(Contract(network), Keys(BrokenContractTexts.Of(network, selfChecks: true)));
        Assert.Equal(WithoutSelfChecks(network), Keys(BrokenContractTexts.Of(network, selfChecks: false)));
    }

    private static IEnumerable<string> Contract(ParsedNetwork network) =>
        ContractMember.All(network.Loss == Loss.CrossEntropy, network.Members.HasLoad, network.Naming).Select(member => member.Key).Order();

    private static IEnumerable<string> WithoutSelfChecks(ParsedNetwork network) =>
        Contract(network).Except(ContractMember.SelfChecks(network.Loss == Loss.CrossEntropy).Select(member => member.Key));

    private static IEnumerable<string> Keys(IEnumerable<ContractText> texts) => texts.Select(text => text.Key).OfType<string>().Order();
}
