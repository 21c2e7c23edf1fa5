using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Tests.Diagnostics;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace MlpGen.Generator.Tests.Parsing;

/// <summary>
/// The C# compiler checks the model. The contract's members, printed as and where the model says, add no error and no warning.
/// </summary>
public sealed class ContractFitsTests
{
    // Rules about calls concern a complete network, whose declaration is valid.
    public static TheoryData<string> RuleNames =>
        [.. RuleCase.Some.Where(rule => Descriptors.OfCalls.All(call => call.Id != rule.Id)).Select(rule => rule.ToString())];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Broken_classes_take_the_contract_without_an_error(string name)
    {
        RuleCase rule = RuleCase.Find(name);
        string source = MarkedSource.Parse(rule.Source).Text;

        IEnumerable<string> errors = Parse.CompileWithContract(source)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id);

        // C# reports an abstract member that is not implemented, whatever is generated.
        bool isExtended = Parse.Networks(TestCompilation.Create(source)).Count > 0;
        Assert.Equal(rule.CSharpErrors.Where(error => !isExtended || error == "CS0534"), errors);
    }

    [Theory]
    [InlineData("namespace @event.@class.Ünï { [MlpGen.Mlp(2, 1)] partial class @default; }")]
    [InlineData("namespace A.B; [MlpGen.Mlp(2, 1)] partial class @record; [MlpGen.Mlp(2, 1)] partial class @partial; [MlpGen.Mlp(2, 1)] partial class @file;")]
    [InlineData("partial class Ö { partial interface I { partial record R { partial record struct S { [MlpGen.Mlp(2, 1)] public sealed partial class Größe; } } } }")]
    [InlineData("static partial class @static { readonly ref partial struct S { private partial class T { [MlpGen.Mlp(2, 1)] partial class Net; } } }")]
    [InlineData("partial interface I<TIn, @class> where TIn : class { [MlpGen.Mlp(2, 1)] partial class Net; }")]
    [InlineData("[MlpGen.Mlp(2, 1)] partial class Net<T, TOther> where T : struct where TOther : notnull, new();")]
    [InlineData("class Base { public Base(string title, ref int count, out float value, in System.DateTime day, int? maybe, string? other) { value = count; } public Base(int a, int b, int c, int d, int e, int f, int g) { } } [MlpGen.Mlp(2, 1)] partial class Net : Base;")]
    [InlineData("class Base { public Base(int a) { } public Base(string a) { } private Base() { } } [MlpGen.Mlp(2, 1)] partial class Net : Base;")]
    public void The_type_is_opened_as_it_was_declared(string source)
    {
        Assert.Empty(Parse.CompileWithContract(source));
        Assert.NotEmpty(Parse.Networks(TestCompilation.Create(source)));
    }

    // CS0108: new is missing. CS0109: new is not needed. CS0114 would be a virtual member.
    [Theory]
    [InlineData("object has none of these names", "class Base;")]
    [InlineData("methods with the same parameters", "class Base { public void Save(string path) { } protected void Initialize(int seed) { } internal int Classify(System.ReadOnlySpan<float> x) => 0; }")]
    [InlineData("overloads", "class Base { public void Save(int path) { } public void Save<T>(string path) { } public void Save(ref string path) { } public void Load() { } }")]
    [InlineData("virtual and static methods", "class Base { public virtual void Save(string path) { } public static void Forward(System.ReadOnlySpan<float> a, System.Span<float> b) { } }")]
    [InlineData("methods with a constant's name", "class Base { public void InputSize(string a) { } public void OutputSize<T>() { } public int LayerSizes() => 0; }")]
    [InlineData("everything that is not a method", "class Base { public int Save = 1; public event System.Action? Forward { add { } remove { } } public class Classify; public enum InputSize; public int LayerSizes => 0; public const int OutputSize = 1; public string ParameterCount => \"\"; }")]
    [InlineData("generic nested types", "class Base { public class Save<T>; public class InputSize<T>; public delegate void LayerSizes<T>(); }")]
    [InlineData("private members are not hidden", "class Base { private int _size = 1; private int InputSize => _size; private void Save(string path) { } public int Use() { Save(\"\"); return InputSize; } }")]
    [InlineData("generic base class", "class Root<T> { public void Save(T path) { } public void Load(T path) { } } class Base : Root<string>;")]
    [InlineData("grandparents and overrides", "class Root { public virtual void Save(string path) { } public int InputSize = 1; } class Base : Root { public override void Save(string path) { } }")]
    [InlineData("indexers, operators, nullable parameters", "class Base { public int this[int i] => i; public void Save(string? path) { } public static Base operator +(Base a, Base b) => a; }")]
    [InlineData("properties with accessors", "class Base { public System.ReadOnlySpan<int> LayerSizes { get => default; set { } } }")]
    public void Members_say_new_exactly_where_they_hide(string what, string bases)
    {
        string source = bases + " [MlpGen.Mlp(2, 3, Output = MlpGen.Activation.Softmax, Loss = MlpGen.Loss.CrossEntropy)] partial class Net : Base;";

        IEnumerable<Diagnostic> found = Parse.CompileWithContract(source);

        Assert.True(!found.Any(), $"{what}: {string.Join("\n", found)}");
    }

    [Fact]
    public void A_network_as_base_class_is_hidden_though_its_members_are_not_generated_yet()
    {
        const string Source = """
            using MlpGen;
            [Mlp(2, 3)] partial class First { public First() { } }
            [Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] partial class Second : First { public Second(string name) { } }
            [Mlp(2, 3)] partial class Third : Second { public Third() : base("") { } }
            [Mlp(2, 3)] partial class Fourth;
            [Mlp(2, 3)] partial class Fifth : Fourth;
            """;

        Assert.Empty(Parse.CompileWithContract(Source));
        Assert.Contains("InputSize", Parse.Model(Source, "Third").Members.Hiding);
        Assert.Equal("default(int)", Parse.Broken(Source, "Fifth").BaseArguments);
    }
}
