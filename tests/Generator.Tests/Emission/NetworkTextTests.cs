using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using MlpGen.Generator.Model;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

/// <summary>The text that describes a generated network. A user-defined <c>ToString</c> is left alone.</summary>
public sealed class NetworkTextTests
{
    [Theory]
    [InlineData("[Mlp(2, 8, 1)] public partial class Xor { }", "Xor: 2 → 8 Sigmoid → 1 Sigmoid, Quadratic, 33 parameters")]
    [InlineData("[Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public partial class Xor { }",
        "Xor: 64 → 32 Relu → 10 Softmax, CrossEntropy, 2410 parameters")]
    [InlineData("[Mlp(3, 1, Output = Activation.Identity)] public partial class Xor { public int Loss = 1; public class NetworkText { } }", "Xor: 3 → 1 Identity, Quadratic, 4 parameters")]
    [InlineData("[Mlp(3, 1)] public partial class Xor { public string ToString(string format) => format; public string ToString<T>() => \"\"; }", "Xor: 3 → 1 Sigmoid, Quadratic, 4 parameters")]
    [InlineData("public abstract class Base { public abstract override string ToString(); } [Mlp(3, 1)] public partial class Xor : Base { }", "Xor: 3 → 1 Sigmoid, Quadratic, 4 parameters")]
    [InlineData("[Mlp(2, 1)] public partial class Base { } [Mlp(3, 1)] public partial class Xor : Base { public Xor(int seed) : base(seed) { } }", "Xor: 3 → 1 Sigmoid, Quadratic, 4 parameters")]
    [InlineData("[Mlp(3, 1)] public partial class Base { } public class Xor : Base { public Xor(int seed) : base(seed) { } }", "Xor: 3 → 1 Sigmoid, Quadratic, 4 parameters")]
    public void A_network_says_what_it_is(string source, string text) => Assert.Equal(text, Make(source).ToString());

    [Theory]
    [InlineData("[Mlp(3, 1)] public partial class Xor { public override string ToString() => \"mine\"; }")]
    [InlineData("[Mlp(3, 1)] public partial class Xor { } public partial class Xor { public override string ToString() => \"mine\"; }")]
    [InlineData("public class Base { public override string ToString() => \"mine\"; } [Mlp(3, 1)] public partial class Xor : Base { }")]
    [InlineData("public class Root { public sealed override string ToString() => \"mine\"; } public class Base : Root { } [Mlp(3, 1)] public partial class Xor : Base { }")]
    [InlineData("public class Root { public override string ToString() => \"mine\"; } public abstract class Base : Root { public string ToString(int a) => \"\"; } [Mlp(3, 1)] public partial class Xor : Base { }")]
    [InlineData("[Mlp(2, 1)] public partial class Base { public override string ToString() => \"mine\"; } [Mlp(3, 1)] public partial class Xor : Base { public Xor(int seed) : base(seed) { } }")]
    public void A_text_of_the_users_stays(string source) => Assert.Equal("mine", Make(source).ToString());

    [Theory]
    [InlineData("public new string ToString() => \"\";")]
    [InlineData("public new static int ToString() => 1;")]
    [InlineData("public new int ToString => 1;")]
    [InlineData("public new class ToString { }")]
    public void A_member_of_the_name_is_no_clash(string member) => Assert.NotNull(Make($"[Mlp(3, 1)] public partial class Xor {{ {member} }}"));

    [Fact]
    public void A_class_may_be_named_ToString() => Assert.Empty(GeneratorRun.WithScalarKernels(TestCompilation.Create("[MlpGen.Mlp(3, 1)] public partial class ToString { }")).Problems());

    [Fact]
    public void The_model_knows_without_looking_at_generated_code()
    {
        Assert.False(Parse.Model("[MlpGen.Mlp(2, 1)] partial class Net { }").Members.HasText);
        Assert.True(Parse.Model("[MlpGen.Mlp(2, 1)] partial class Net : System.Exception { }").Members.HasText);
    }

    [Fact]
    public void A_summary_has_the_costs_that_the_class_has_as_constants()
    {
        object network = Make("""
            [Mlp(24, 64, 64, 6, Hidden = Activation.Tanh, Output = Activation.Identity), MlpLayer(1, Activation = Activation.Relu, Dropout = 0.25)] public partial class Xor { }
            public static class Program
            {
                public static string[] Summary() => new Xor(1).Summary().Split('\n');
                public static string[] OfInterface() { INetwork network = new Xor(1); return network.Summary().Split('\n'); }
            }
            """);
        string[] lines = (string[])network.GetType().Assembly.GetType("Program")!.GetMethod("Summary")!.Invoke(null, null)!;
        Type costs = network.GetType().GetNestedType("Costs")!;
        string Cost(string name) => ((long)costs.GetField(name)!.GetValue(null)!).ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        void AssertAmount(string row, string amount) => Assert.Equal(amount, lines.Single(line => line.StartsWith(row, StringComparison.Ordinal))[row.Length..].Trim().Split(' ')[0]);

        Assert.Equal("Xor: 24 → 64 Relu → 64 Tanh → 6 Identity, Quadratic, 6150 parameters", lines[0]);
        Assert.Contains("1 Relu, dropout 0.25      24       64       1,600          1,536", lines);
        AssertAmount("Forward pass of a row", Cost("ForwardMultiplyAdds"));
        AssertAmount("Backward pass of a row", Cost("BackwardMultiplyAdds"));
        AssertAmount("Weights and biases", Cost("WeightBytes"));
        AssertAmount("Scratch of a trainer", Cost("TrainingWorkspaceBytes"));
        AssertAmount("Gradient, with Sgd", Cost("SgdBytes"));
        AssertAmount("Gradient and velocity, with Sgd and momentum", Cost("SgdMomentumBytes"));
        AssertAmount("Gradient and moments, with Adam", Cost("AdamBytes"));
        Assert.Equal(lines, network.GetType().Assembly.GetType("Program")!.GetMethod("OfInterface")!.Invoke(null, null));
    }

    // A user-defined member takes precedence over an extension, so its name is free.
    [Theory]
    [InlineData("public string Summary() => \"mine\";", "net.Summary()")]
    [InlineData("public float[] Forward(float[] inputs) => inputs;", "net.Forward(new float[] { 1, 2, 3, 4, 5 }).Length == 5 ? \"mine\" : \"\"")]
    [InlineData("public string Forward(params float[] inputs) => \"mine\";", "net.Forward(1, 2)")]
    [InlineData("public string CreateTrainer() => \"mine\";", "net.CreateTrainer()")]
    [InlineData("public int Summary => 1;", "net.Summary().StartsWith(\"Xor: \") ? \"mine\" : \"\"")]
    public void A_member_of_the_users_goes_before_a_short_form(string member, string use) =>
        Assert.Equal("mine", Run($"[Mlp(3, 1)] public partial class Xor {{ {member} }}", $"Xor net = new Xor(1); return {use};"));

    [Theory]
    [InlineData("", "net.Forward(new float[] { 1, 0 }).Length + net.Forward(inputs: new float[4]).Length", 3)]
    [InlineData("", "((INetwork)net).Forward(new float[] { 1, 0, 0, 1, 1, 1 }).Length", 3)]
    [InlineData(", MlpInputs(\"a\", \"b\")", "net.Forward(new float[] { 1, 0 }).Length", 1)]
    [InlineData(", MlpInputs(\"a\", \"b\"), MlpOutputs(\"c\")", "net.Forward(new float[] { 1, 0 }).Length + (net.Forward(new Xor.Input { A = 1 }).C > 0 ? 1 : 0) + (net.Forward(new() { A = 1 }).C > 0 ? 1 : 0)", 3)]
    [InlineData(", MlpOutputs(\"c\")", "(net.Forward(new float[] { 1, 0 }).C > 0 ? 1 : 0) + ((INetwork)net).Forward(new float[] { 1, 0 }).Length", 2)]
    public void Forward_takes_an_array_whatever_has_names(string names, string use, int expected)
    {
        string count = Run($"[Mlp(2, 1){names}] public partial class Xor {{ }}", $"Xor net = new Xor(1); return ({use}).ToString();");
        Assert.Equal($"{expected}", count);
    }

    [Fact]
    public void Forward_takes_a_collection_expression() => Assert.Equal("True", Run(
        "[Mlp(2, 1)] public partial class Xor { }",
        "Xor net = new Xor(1); float[] output = new float[1]; net.Forward([1, 0], output); return (net.Forward([1, 0])[0] == output[0]).ToString();"));

    [Fact]
    public void A_trainer_of_a_classifier_takes_labels() => Assert.Equal("ClassifierTrainer Trainer", Run(
        "[Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public partial class Xor { } [Mlp(2, 1)] public partial class Other { }",
        "ClassifierTrainer trainer = new Xor(1).CreateTrainer(); Trainer other = new Other(1).CreateTrainer(); INetwork any = new Xor(1); "
        + "trainer = (ClassifierTrainer)any.CreateTrainer(); trainer.Fit(new float[4], new[] { 0, 2 }, new FitOptions()); other.Fit(new float[4], new float[2], new FitOptions()); "
        + "return trainer.GetType().Name + ' ' + other.GetType().Name;"));

    private static object Make(string source) => Activator.CreateInstance(Compile(source).GetType("Xor")!, 1)!;

    private static string Run(string source, string body) =>
        (string)Compile($"{source} public static class Program {{ public static string Main() {{ {body} }} }}").GetType("Program")!.GetMethod("Main")!.Invoke(null, null)!;

    private static Assembly Compile(string source)
    {
        GeneratorRun run = GeneratorRun.WithScalarKernels(TestCompilation.Create($"using MlpGen;\n{source}"));
        using MemoryStream image = new();
        EmitResult result = run.Output.WithAssemblyName(Guid.NewGuid().ToString()).Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(
            result.Diagnostics, problem => problem.Severity >= DiagnosticSeverity.Warning && problem.Id is not ("CS0108" or "CS0114"));
        return Assembly.Load(image.ToArray());
    }
}
