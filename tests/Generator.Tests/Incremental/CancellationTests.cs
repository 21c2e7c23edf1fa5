using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Emission;
using MlpGen.Generator.Lowering;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using MlpGen.Generator.Tests.Harness;
using MlpGen.Generator.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace MlpGen.Generator.Tests.Incremental;

/// <summary>
/// While the user types, the compiler cancels work that is no longer needed. Every step then ends at once and does no harm.
/// </summary>
public sealed class CancellationTests
{
    private const string Large = "using MlpGen; [Mlp(100, 100, 100, 100, 100, 100, 10)] [MlpLayer(2, Activation = Activation.Tanh)] public partial class Net { }";
    private const string Broken = "using MlpGen; [Mlp(100, 0)] public partial class Net { }";
    private static readonly CancellationToken _cancelled = new(canceled: true);

    [Theory]
    [InlineData(Large)]
    [InlineData(Broken)]
    public void Parsing_ends_when_cancelled(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        Assert.Throws<OperationCanceledException>(() => NetworkParser.Parse(compilation.Type("Net"), compilation, _cancelled));
    }

    [Fact]
    public void Lowering_ends_when_cancelled() => Assert.Throws<OperationCanceledException>(() => Lowerer.Lower(Parse.Model(Large), new GenerationOptions(null, WidthSwitch: false, SelfChecks: false, VectorWidths.All), _cancelled));

    [Fact]
    public void Emission_ends_before_it_begins()
    {
        Assert.Throws<OperationCanceledException>(() => SourceEmitter.Emit(Plan(), _cancelled).First());
        Assert.Throws<OperationCanceledException>(() => SourceEmitter.Emit(Parse.Broken(Broken), selfChecks: false, _cancelled));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Emission_ends_between_two_files(int files)
    {
        using CancellationTokenSource source = new();
        using IEnumerator<GeneratedFile> emitted = SourceEmitter.Emit(Plan(), source.Token).GetEnumerator();
        for (int file = 0; file < files; file++)
            Assert.True(emitted.MoveNext());
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => emitted.MoveNext());
    }

    [Fact]
    public void Emission_ends_within_a_file()
    {
        using CancellationTokenSource source = new();
        CodeWriter writer = new(new ImportedTypes(Plan().Type), source.Token);
        using (writer.Block("class Net"))
            source.Cancel();
        Assert.Throws<OperationCanceledException>(() => writer.Block("class Other"));
    }

    [Fact]
    public void A_driver_that_was_cancelled_beforehand_generates_the_next_time()
    {
        CSharpCompilation compilation = TestCompilation.Create(Large);
        GeneratorDriver driver = Driver(null);
        Assert.Throws<OperationCanceledException>(() => driver.RunGenerators(compilation, _cancelled));
        Assert.Equal(Texts(new GeneratorRun(compilation).Result), Texts(Run(driver, compilation)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_driver_that_was_cancelled_within_generates_the_next_time(bool afterARun)
    {
        CSharpCompilation compilation = TestCompilation.Create(Large);
        GeneratorDriver driver = Driver(new CancellingOptions());
        if (afterARun)
            driver = driver.RunGenerators(TestCompilation.Create(Large.Replace("10)]", "11)]", StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        using CancellationTokenSource source = new();
        driver = driver.WithUpdatedAnalyzerConfigOptions(new CancellingOptions { Source = source });
        Assert.Throws<OperationCanceledException>(() => driver.RunGenerators(compilation, source.Token));
        Assert.True(source.IsCancellationRequested);

        driver = driver.WithUpdatedAnalyzerConfigOptions(new CancellingOptions());
        Assert.Equal(Texts(new GeneratorRun(compilation).Result), Texts(Run(driver, compilation)));
    }

    private static NetworkPlan Plan() => Lowerer.Lower(Parse.Model(Large), new GenerationOptions(null, WidthSwitch: false, SelfChecks: false, VectorWidths.All), TestContext.Current.CancellationToken);

    private static GeneratorDriver Driver(AnalyzerConfigOptionsProvider? options) =>
        CSharpGeneratorDriver.Create([new MlpGenerator().AsSourceGenerator()], optionsProvider: options);

    private static GeneratorRunResult Run(GeneratorDriver driver, Compilation compilation) =>
        driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

    private static IEnumerable<(string, string)> Texts(GeneratorRunResult result)
    {
        Assert.Null(result.Exception);
        return result.GeneratedSources.Select(file => (file.HintName, file.SourceText.ToString()));
    }

    /// <summary>Cancels the run as soon as the generator reads its options.</summary>
    private sealed class CancellingOptions : AnalyzerConfigOptionsProvider
    {
        public CancellationTokenSource? Source { get; init; }

        public override AnalyzerConfigOptions GlobalOptions => new Options(this);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(CancellingOptions owner) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                owner.Source?.Cancel();
                value = null;
                return false;
            }
        }
    }
}
