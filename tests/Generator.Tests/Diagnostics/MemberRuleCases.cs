namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Rules about user-defined members and the base class.</summary>
internal static class MemberRuleCases
{
    public static readonly RuleCase[] All =
    [
        new("MLP021", "constructor with a parameter", """
            class Base(int size) { public int Size => size; }
            [MlpGen.Mlp(2, 8, 1)] partial class {|MLP021:Net|} : Base;
            """,
            "The base class 'Base' of 'Net' has no accessible parameterless constructor. Add one, or declare a constructor in 'Net'.",
            "CS7036"),
        new("MLP021", "private constructor", """
            class Base { private Base() { } public Base(int size) { } }
            [MlpGen.Mlp(2, 8, 1)] partial class {|MLP021:Net|} : Base;
            """,
            null,
            "CS0122"),
        new("MLP021", "base class is a network, whose constructor takes a seed", """
            [MlpGen.Mlp(2, 8, 1)] partial class Base;
            [MlpGen.Mlp(2, 8, 1)] partial class {|MLP021:Net|} : Base;
            """),
        new("MLP021", "protected constructor, optional and params parameters", """
            class First { protected First() { } }
            class Second { public Second(int size = 3) { } }
            class Third { public Third(params int[] sizes) { } }
            [MlpGen.Mlp(2, 8, 1)] partial class A : First;
            [MlpGen.Mlp(2, 8, 1)] partial class B : Second;
            [MlpGen.Mlp(2, 8, 1)] partial class C : Third;
            """),
        new("MLP021", "user-defined constructor", """
            class Base(int size) { public int Size => size; }
            [MlpGen.Mlp(2, 8, 1)] partial class Net(int size) : Base(size);
            [MlpGen.Mlp(2, 8, 1)] partial class Net2 : Base { internal Net2() : base(3) { } }
            """),

        new("MLP022", "property", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net { public int {|MLP022:InputSize|} => 2; }
            """,
            "The generated member 'InputSize' of 'Net' conflicts with this declaration. Choose another name."),
        new("MLP022", "method with the same parameters", """
            using System;
            [MlpGen.Mlp(2, 8, 1)] partial class Net { private int {|MLP022:Forward|}(ReadOnlySpan<float> a, Span<float> b) => 0; }
            """,
            "The generated member 'Forward' of 'Net' conflicts with this declaration. Choose another name."),
        new("MLP022", "method of a self-check, which other builds have", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net { public bool {|MLP022:VerifyKernels|}() => true; }
            """),
        new("MLP022", "method that may be given null", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net { public void {|MLP022:Save|}(string? path) { } }
            """),
        new("MLP022", "method with a constant's name", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net { void {|MLP022:ParameterCount|}<T>(T value) { } }
            """),
        new("MLP022", "field, event, nested type, generic nested type", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net
            {
                public float {|MLP022:Save|};
                public event System.Action? {|MLP022:Forward|} { add { } remove { } }
                class {|MLP022:Classify|};
                enum {|MLP022:OutputSize|};
                delegate void {|MLP022:LayerSizes|}<T>(T value);
            }
            """),
        new("MLP022", "parameter of a primary constructor", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net(int {|MLP022:InputSize|}) { public int Twice() => InputSize * 2; }
            """),
        new("MLP022", "the class's own name", """
            [MlpGen.Mlp(2, 8, 1)] partial class {|MLP022:Forward|};
            """),
        new("MLP022", "abstract inherited member", """
            abstract class Root { public abstract void Save(string path); public abstract int InputSize { get; } }
            abstract class Base : Root { public override int InputSize => 2; }
            [MlpGen.Mlp(2, 8, 1)] partial class {|MLP022:Net|} : Base;
            """,
            "The generated member 'Save' of 'Net' conflicts with the inherited abstract member 'Root.Save'. Choose another name.",
            "CS0534"),
        new("MLP022", "override", """
            abstract class Base { public abstract void Save(string path); }
            [MlpGen.Mlp(2, 8, 1)] partial class Net : Base { public override void {|MLP022:Save|}(string path) { } }
            """),
        new("MLP022", "labels on a classifier", """
            using System; using MlpGen;
            [Mlp(2, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
            partial class Net { float {|MLP022:ComputeLoss|}(ReadOnlySpan<float> a, ReadOnlySpan<int> b) => 0; }
            """),
        new("MLP022", "the double twin of a network that has one", """
            using MlpGen;
            [Mlp(2, 3, Precision = Precision.Double)] partial class Net { double[] {|MLP022:ToDouble|}() => new double[0]; }
            [Mlp(2, 3)] partial class Single { double[] ToDouble() => new double[0]; }
            """),
        new("MLP022", "the quantization of a network that can be quantized", """
            using System; using MlpGen;
            [Mlp(2, 3, Quantization = Quantization.Int8)]
            partial class Net { void {|MLP022:Quantize|}(ReadOnlySpan<float> rows) { } void Quantize(int bits) { } }
            [Mlp(2, 3, Quantization = Quantization.Int8)] partial class OfData { void {|MLP022:Quantize|}(Dataset rows) { } }
            [Mlp(2, 3)] partial class Float { void Quantize(Dataset rows) { } }
            """),
        new("MLP022", "static Load", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net { static void {|MLP022:Load|}(string path) { } }
            """),
        new("MLP022", "on another part, once", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net;
            partial class Net { string {|MLP022:Backward|} = ""; }
            """),
        new("MLP022", "overloads", """
            using System; using System.IO;
            [MlpGen.Mlp(2, 8, 1)] partial class Net
            {
                public float[] Forward(float[] input) => input;
                public void Forward(Span<float> input, Span<float> output) { }
                public void Save(ref string path) { }
                public void Save<T>(string path) { }
                public void Save(Stream stream, bool open) { }
                public void Initialize() { }
                public float ComputeLoss(ReadOnlySpan<float> a, ReadOnlySpan<int> b) => 0;
                private int _inputSize, outputSize;
            }
            """),
        new("MLP022", "no static Load if the user declares a constructor", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net { public Net(int seed) { } static Net Load(string path) => new(1); }
            """),
        new("MLP022", "inherited members are hidden", """
            class Base { public int InputSize; public void Save(string path) { } }
            [MlpGen.Mlp(2, 8, 1)] partial class Net : Base;
            """),
        new("MLP022", "generated helpers avoid user-defined names", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net { public string Description => ""; class Kernels; }
            """),
    ];
}
