extern alias Runtime;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Model;

/// <summary>
/// Facts about activations and losses. These tests find a value that is added only to its enum, and a fact that the runtime contradicts.
/// </summary>
public sealed class FactsTests
{
    private static readonly Activation[] s_activations = Enum.GetValues<Activation>();

    private static readonly Loss[] s_losses = Enum.GetValues<Loss>();

    private static readonly Activation[] s_hidden = [.. s_activations.Except([Activation.Softmax])];

    [Fact]
    public void Every_activation_has_formulas_of_its_own()
    {
        Assert.Equal(s_activations.Length, s_activations.Select(activation => ActivationFacts.For(activation).Formula).Distinct().Count());
        Assert.All(s_activations, activation => Assert.NotEmpty(ActivationFacts.For(activation).DerivativeFormula));
        Assert.Throws<ArgumentOutOfRangeException>(() => ActivationFacts.For((Activation)s_activations.Length));
    }

    [Fact]
    public void Every_loss_has_facts()
    {
        Assert.All(s_losses, loss => Assert.NotNull(LossFacts.For(loss)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossFacts.For((Loss)s_losses.Length));
    }

    [Fact]
    public void Facts_of_activations_are_what_the_runtime_computes() => Assert.All(s_hidden, activation =>
    {
        ActivationFacts facts = ActivationFacts.For(activation);
        (float Value, float Derivative)[] values = [.. Inputs.Select(z => Evaluate(activation, z))];
        Assert.Equal(facts.IsBounded, values.All(value => Math.Abs(value.Value) <= 1));
        Assert.Equal(facts.Saturates, Math.Abs(values[0].Derivative) < 0.001f && Math.Abs(values[^1].Derivative) < 0.001f);
        Assert.Equal(facts.Derivative == DerivativeSource.One, values.All(value => value.Derivative == 1));
        Assert.Equal(facts.Derivative == DerivativeSource.Output, values.All(value => value.Derivative == (value.Value > 0 ? 1 : 0)));
    });

    [Fact]
    public void Every_activation_compiles_as_a_layer()
    {
        string layers = string.Concat(s_hidden.Select((activation, index) => $"[MlpLayer({index + 1}, Activation = Activation.{activation})]"));
        string sizes = string.Join(", ", s_hidden.Select(_ => 1));
        Assert.Empty(Problems($"[Mlp(1, {sizes}, 2, Output = Activation.Softmax)]{layers} public partial class Net;"));
    }

    [Fact]
    public void Every_loss_compiles() => Assert.Empty(Problems(
        string.Join('\n', s_losses.Select(loss => $"[Mlp(1, 2, {Output(loss)}Loss = Loss.{loss})] public partial class With{loss};")),
        ("MlpGenKernel", "Scalar")));

    [Fact]
    public void A_loss_that_takes_logits_has_a_rule_that_demands_its_activation()
    {
        foreach (Loss loss in s_losses)
        {
            foreach (Activation output in s_activations)
            {
                bool fits = LossFacts.For(loss).Output is not { } demanded || demanded == output;
                Assert.Equal(fits, Errors($"[Mlp(1, 2, Output = Activation.{output}, Loss = Loss.{loss})]").Count == 0);
            }
        }
    }

    private static IEnumerable<float> Inputs => Enumerable.Range(-160, 321).Select(i => i / 4f);

    private static string Output(Loss loss) => LossFacts.For(loss).Output is { } output ? $"Output = Activation.{output}, " : string.Empty;

    private static (float Value, float Derivative) Evaluate(Activation activation, float z)
    {
        Type numerics = typeof(Runtime::MlpGen.MlpAttribute).Assembly.GetType($"MlpGen.Numerics.{activation}", throwOnError: true)!;
        MethodInfo evaluate = numerics.GetMethod("Evaluate", [typeof(float), typeof(float).MakeByRefType()])!
            .MakeGenericMethod(typeof(Runtime::MlpGen.Numerics.MachineRounding));
        object[] arguments = [z, 0f];
        return ((float)evaluate.Invoke(null, arguments)!, (float)arguments[1]);
    }

    private static IReadOnlyList<Diagnostic> Problems(string networks, params (string Name, string Value)[] properties) =>
        new GeneratorRun(TestCompilation.Create("using MlpGen; " + networks), properties).Problems();

    private static List<Diagnostic> Errors(string attribute)
    {
        CSharpCompilation compilation = TestCompilation.Create($"using MlpGen; {attribute} public partial class Net {{ }}");
        return [.. NetworkParser.Parse(compilation.Type("Net"), compilation, TestContext.Current.CancellationToken).Diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
