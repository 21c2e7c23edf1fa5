extern alias Runtime;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Documents;

/// <summary>
/// Each example in the XML documentation compiles by itself. Examples without files also run, and print what their comments say.
/// </summary>
public sealed partial class ExampleTests
{
    // The members that most programs use. Nobody should have to leave the editor for an example.
    private static readonly string[] s_mostUsed =
    [
        "T:MlpGen.MlpAttribute",
        "M:MlpGen.IInferenceNetwork.Forward(",
        "M:MlpGen.IInferenceNetwork.Classify(System.ReadOnlySpan{System.Single})",
        "M:MlpGen.IInferenceNetwork.Classify(System.ReadOnlySpan{System.Single},",
        "M:MlpGen.IInferenceNetwork.ComputeLoss(",
        "M:MlpGen.INetwork.ComputeGradient(",
        "M:MlpGen.INetwork.Backward(",
        "M:MlpGen.IInferenceNetwork.GetParameters(",
        "M:MlpGen.IInferenceNetwork.SetParameters(",
        "M:MlpGen.IInferenceNetwork.Save(System.String)",
        "M:MlpGen.IInferenceNetwork.LoadFrom(System.String)",
        "M:MlpGen.INetwork.CreateTrainer(MlpGen.Optimizer)",
        "M:MlpGen.INetwork.CreateTrainer(MlpGen.Optimizer,",
        "M:MlpGen.NetworkExtensions.Forward(",
        "M:MlpGen.NetworkExtensions.CreateTrainer(MlpGen.INetwork)",
        "M:MlpGen.NetworkSummary.Summary(",
        "M:MlpGen.Trainer.Step(System.ReadOnlySpan{System.Single},System.ReadOnlySpan{System.Single})",
        "M:MlpGen.ClassifierTrainer.Step(System.ReadOnlySpan{System.Single},System.ReadOnlySpan{System.Int32})",
        "M:MlpGen.Trainer.Fit(MlpGen.Dataset,MlpGen.FitOptions)",
        "M:MlpGen.Trainer.FitAsync(MlpGen.Dataset,MlpGen.FitOptions,",
        "M:MlpGen.Trainer.StepFor(System.TimeSpan,MlpGen.Dataset,",
        "M:MlpGen.Trainer.SaveCheckpoint(System.String)",
        "M:MlpGen.TrainerExtensions.Fit(MlpGen.Trainer,",
        "M:MlpGen.TrainerExtensions.Fit(MlpGen.ClassifierTrainer,",
        "T:MlpGen.FitOptions",
        "M:MlpGen.Dataset.FromArrays(System.Single[],System.Int32[],",
        "M:MlpGen.Dataset.FromRows(System.Collections.Generic.IReadOnlyList{System.Single[]},System.Int32[])",
        "M:MlpGen.Dataset.FromRows``1(System.Collections.Generic.IEnumerable{``0},System.Func{``0,System.Single[]},System.Func{``0,System.Int32})",
        "M:MlpGen.Dataset.SplitAt(",
        "M:MlpGen.Dataset.Standardize(",
        "M:MlpGen.ClassificationMetrics.Accuracy(",
        "M:MlpGen.CsvDataset.Load(System.String,System.Index,",
    ];

    private const string Networks = """
        [Mlp(2, 8, 1)] public sealed partial class Xor { }
        [Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] public sealed partial class Digits { }
        """;

    private static readonly Example[] s_examples = [.. Read("Runtime", "MlpGen.xml"), .. Read("Data", "MlpGen.Data.xml")];

    private static readonly Lazy<Assembly> s_compiled = new(Compile);

    private sealed record Example(string Member, string Code)
    {
        /// <summary>True if the example declares types, which must stay outside any method.</summary>
        public bool Declares => Code.StartsWith('[') || Code.Contains("public ", StringComparison.Ordinal);

        public bool UsesFiles => Code.Contains(".safetensors", StringComparison.Ordinal) || Code.Contains(".checkpoint", StringComparison.Ordinal) || Code.Contains(".csv", StringComparison.Ordinal);
    }

    public static TheoryData<string> Declarations => [.. s_examples.Where(example => example.Declares).Select(example => example.Member)];

    public static TheoryData<string> Runnable => [.. s_examples.Where(example => !example.Declares && !example.UsesFiles).Select(example => example.Member)];

    [Fact]
    public void The_most_used_members_have_one() =>
        Assert.All(s_mostUsed, member => Assert.Contains(s_examples, example => example.Member.StartsWith(member, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Declarations))]
    public void A_declaration_compiles(string member)
    {
        string code = s_examples.Single(example => example.Member == member).Code;
        Assert.Empty(GeneratorRun.WithScalarKernels(TestCompilation.Create($"using System; using MlpGen;\n{code}")).Problems());
    }

    [Fact]
    public void Statements_compile() => Assert.NotNull(s_compiled.Value);

    [Theory]
    [MemberData(nameof(Runnable))]
    public async Task Statements_run_and_print_what_they_say(string member)
    {
        int number = Array.FindIndex(s_examples, example => example.Member == member);
        List<string> printed = [];
        await (Task)s_compiled.Value.GetType("Examples")!.GetMethod($"Example{number}")!.Invoke(null, [printed])!;

        string[] told = [.. Told().Matches(s_examples[number].Code).Select(match => match.Groups["text"].Value)];
        Assert.Equal(told, printed.Where(told.Contains));
    }

    private static Assembly Compile()
    {
        IEnumerable<string> methods = s_examples.Select((example, number) => example.Declares ? "" : $$"""
                // {{example.Member}}
                public static async Task Example{{number}}(List<string> printed)
                {
                    OutputOf Console = new(printed);
                    {
                        {{example.Code}}
                    }

                    await Task.CompletedTask;
                }

            """);
        string source = $$"""
            using System;
            using System.Collections.Generic;
            using System.Globalization;
            using System.Threading.Tasks;
            using MlpGen;
            public static class Examples
            {
            {{string.Concat(methods)}}
                private sealed record OutputOf(List<string> Lines)
                {
                    public void WriteLine(object value) => Lines.Add(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                }
            }
            {{Networks}}
            """;
        string data = RepositoryFiles.Path("src", "Data", "bin", RepositoryFiles.Configuration, "net10.0", "MlpGen.Data.dll");
        GeneratorRun run = new(TestCompilation.Create(source).AddReferences(MetadataReference.CreateFromFile(data)));
        Assert.DoesNotContain(run.Problems(), problem => problem.Id is not ("CS0219" or "CS1998"));
        using MemoryStream image = new();
        Assert.True(run.Output.WithAssemblyName("Examples").Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        return AssemblyLoadContext.GetLoadContext(typeof(Runtime::MlpGen.MlpAttribute).Assembly)!.LoadFromStream(image);
    }

    private static IEnumerable<Example> Read(string project, string file) =>
        XDocument.Load(RepositoryFiles.Path("src", project, "bin", RepositoryFiles.Configuration, "net10.0", file), LoadOptions.PreserveWhitespace)
            .Descendants("example")
            .SelectMany(example => example.Elements("code").Select(code => new Example(example.Parent!.Attribute("name")!.Value, Unindented(code.Value))));

    // The compiler writes the comment unchanged, but indents all of it.
    private static string Unindented(string code)
    {
        string[] lines = code.Trim('\r', '\n').TrimEnd().Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..].TrimEnd() : ""));
    }

    [GeneratedRegex(@"Console\.WriteLine\(.*\);\s+// (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Told();
}
