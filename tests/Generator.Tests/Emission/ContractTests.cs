using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Model.Contract;
using MlpGen.Generator.Parsing;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>The printed members match the contract table, with which parsing compares user-defined members.</summary>
public sealed class ContractTests
{
    [Theory]
    [InlineData("[Mlp(2, 3)] partial class Net { }")]
    [InlineData("[Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] partial class Net { }")]
    [InlineData("[Mlp(2, 3)] partial class Net { public Net(string name) { } }")]
    [InlineData("[Mlp(2, 3)] partial class Net { public required int Id; }", "Id")]
    [InlineData("[Mlp(2, 1), MlpInputs(\"a\", \"b\"), MlpOutputs(\"c\"), MlpClasses(typeof(Side))] partial class Net { } enum Side { No, Yes }")]
    [InlineData("[Mlp(2, 1), MlpInputs(\"a\", \"b\")] partial class Net { }")]
    [InlineData("[Mlp(2, 1), MlpOutputs(\"c\")] partial class Net { }")]
    [InlineData("[Mlp(2, 3, Precision = Precision.Double)] partial class Net { }")]
    [InlineData("[Mlp(2, 3, Quantization = Quantization.Int8)] partial class Net { }")]
    [InlineData("[Mlp(2)] partial class Net { }")]
    [InlineData("[Mlp(2, Quantization = Quantization.Int8)] partial class Net { }")]
    [InlineData("[Mlp(2, Precision = Precision.Double)] partial class Net { }")]
    [InlineData("[Mlp(2, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] partial class Net { }")]
    [InlineData("[Mlp(2)] partial class Net { public Net(string name) { } }")]
    [InlineData("[Mlp(2, 1), MlpInputs(\"a\"), MlpOutputs(\"b\", \"c\"), MlpClasses(typeof(System.DayOfWeek))] partial class Net { }")]
    public void A_network_right_or_wrong_has_the_public_members_of_the_table_and_no_more(string source, params string[] own)
    {
        source = "using MlpGen; " + source;
        ParsedNetwork network = Parse.Network(source)!;
        ContractTable contract = ContractTable.Create(network);
        IEnumerable<string> keys = contract.Public.Select(member => member.Key);
        IEnumerable<string> withoutSelfChecks = keys.Except(contract.SelfChecks.Select(member => member.Key));

        Assert.Equal(keys.Order(), PublicMembers(source, ("MlpGenSelfChecks", "true")).Except(own));
        Assert.Equal(withoutSelfChecks.Order(), PublicMembers(source).Except(own));
    }

    private static IEnumerable<string> PublicMembers(string source, params (string Name, string Value)[] properties) =>
        new GeneratorRun(TestCompilation.Create(source), properties).Output.GetTypeByMetadataName("Net")!
            .GetMembers()
            .Where(member => member is { DeclaredAccessibility: Accessibility.Public, Name: not "ToString" })
            .Where(member => member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary })
            .Select(Key)
            .Order();

    private static string Key(ISymbol member) => member is IMethodSymbol method
        ? $"{method.Name}({string.Join(",", method.Parameters.Select(Key))})"
        : member.Name;

    private static string Key(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.Out ? "out " : string.Empty) + Signature.Display(parameter.Type);
}
