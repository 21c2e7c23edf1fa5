namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Several errors at once, and the many ways to write a correct network.</summary>
internal static class CombinedCases
{
    public static readonly RuleCase[] All =
    [
        new("MLP001", "with all independent errors", """
            using MlpGen;
            class {|MLP008:Outer|}
            {
                class Base(int size) { public int Size => size; }
                [Mlp(2, {|MLP012:0|}, {|MLP013:70_000|}, {|MLP020:Hidden = (Activation)50|}, {|MLP016:Loss = Loss.CrossEntropy|})]
                [MlpLayer({|MLP018:3|})]
                abstract class {|MLP001:{|MLP004:{|MLP021:Net|}|}|} : Base { public int {|MLP022:InputSize|}; }
            }
            """,
            "'Net' is not partial, so the generator cannot add the network to it. Declare it as 'partial class Net'.",
            "CS7036"),
        new("MLP002", "and not partial", """
            [MlpGen.Mlp({|MLP011:8|})] struct {|MLP001:{|MLP002:Net|}|};
            """),
        new("MLP001", "attribute by alias, global name, full name and in another file's namespace", """
            using M = MlpGen.MlpAttribute;
            using L = MlpGen.MlpLayerAttribute;
            using static MlpGen.Activation;
            [M(2, 8, 1, Hidden = Relu), L(1, Activation = Tanh)] partial class A;
            [global::MlpGen.MlpAttribute(2, 8, 1)] partial class B;
            [type: MlpGen.Mlp(2, 8, 1)] partial class C;
            namespace MlpGen.Inner { [Mlp((byte)2, 'a', 1)] partial class D; }
            """),
    ];
}
