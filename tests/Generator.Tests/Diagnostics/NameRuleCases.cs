namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Rules about <c>[MlpInputs]</c>, <c>[MlpOutputs]</c> and the members that they add.</summary>
internal static class NameRuleCases
{
    public static readonly RuleCase[] All =
    [
        new("MLP026", "one too few, one too many", """
            using MlpGen;
            [Mlp(3, 16, 1), MlpInputs({|MLP026:"distance", "angle"|})]
            [MlpOutputs({|MLP026:"steer", "throttle"|})]
            partial class Net;
            """,
            "'Net' has 3 inputs, but [MlpInputs] has 2 names. Specify exactly one name for each."),
        new("MLP026", "none, null, an array, and another part", """
            using MlpGen;
            [Mlp(1, 2)] [{|MLP026:MlpInputs|}] partial class A;
            [Mlp(1, 2)] [MlpInputs({|MLP026:null|})] partial class B;
            [Mlp(1, 2)] [MlpInputs({|MLP026:new[] { "a", "b" }|})] partial class C;
            [Mlp(1, 2)] partial class D;
            [MlpOutputs({|MLP026:"a"|})] partial class D;
            """),
        new("MLP026", "one each, in every form", """
            using MlpGen;
            [Mlp(3, 2), MlpInputs("distance", "angle", "speed"), MlpOutputs(new[] { "steer", "throttle" })] partial class A;
            [Mlp(3, 2)] partial class B;
            [MlpInputs(new string[] { "x", "y", "z" })] partial class B;
            [Mlp(1, 1), MlpOutputs(nameof(C))] partial class C { }
            """),
        new("MLP026", "names are not counted if the sizes are wrong", """
            using MlpGen;
            [{|MLP010:Mlp|}, MlpInputs("a")] partial class A;
            [Mlp({|MLP012:0|}, {|MLP012:-1|}), MlpInputs("a"), MlpOutputs("a")] partial class B;
            """),

        new("MLP027", "a blank", """
            using MlpGen;
            [Mlp(2, 1), MlpInputs("distance", {|MLP027:"my angle"|})] partial class Net;
            """,
            "\"my angle\" is not a valid identifier, so it cannot name a field of 'Net.Input'. Use letters, digits and underscores, and do not start with a digit."),
        new("MLP027", "a keyword as C# escapes it", """
            using MlpGen;
            [Mlp(1, 1), MlpInputs({|MLP027:"@event"|})] partial class Net;
            """,
            "\"@event\" is not a valid identifier, so it cannot name a field of 'Net.Input'. Write it without @."),
        new("MLP027", "an at sign alone", """
            using MlpGen;
            [Mlp(1, 1), MlpInputs({|MLP027:"@"|})] partial class Net;
            """,
            "\"@\" is not a valid identifier, so it cannot name a field of 'Net.Input'. Use letters, digits and underscores, and do not start with a digit."),
        new("MLP027", "everything that is not a name", """
            using MlpGen;
            [Mlp(7, 1), MlpInputs({|MLP027:null|}, {|MLP027:""|}, {|MLP027:" "|}, {|MLP027:"1st"|}, {|MLP027:"a-b"|}, {|MLP027:"@class"|}, {|MLP027:"a\u200Db"|})] partial class Net;
            """),
        new("MLP027", "keywords, underscores and letters of any script", """
            using MlpGen;
            [Mlp(8, 1), MlpInputs("class", "_", "__arglist", "größe", "größe2", "角度", "record", "_1")] partial class Net;
            """),

        new("MLP028", "two that differ in the first letter's case", """
            using MlpGen;
            [Mlp(3, 1), MlpInputs("distance", "angle", {|MLP028:"Distance"|})] partial class Net;
            """,
            "'Distance' would become the field 'Distance' of 'Net.Input', but 'distance' already becomes that field. Choose another name."),
        new("MLP028", "named like the struct or one of its members", """
            using MlpGen;
            [Mlp(4, 3), MlpInputs({|MLP028:"input"|}, "output", {|MLP028:"floats"|}, {|MLP028:"equals"|})]
            [MlpOutputs("input", {|MLP028:"Output"|}, {|MLP028:"getHashCode"|})]
            partial class Net;
            """),
        new("MLP028", "the same name on both sides, and types that generated code names", """
            using MlpGen;
            [Mlp(6, 6), MlpInputs("memoryMarshal", "span", "structLayout", "layoutKind", "readOnlySpan", "vectorRows")]
            [MlpOutputs("MemoryMarshal", "Span", "StructLayout", "LayoutKind", "ReadOnlySpan", "VectorRows")]
            partial class Net;
            """),

        new("MLP022", "members that names add", """
            using MlpGen;
            [Mlp(1, 1), MlpInputs("x"), MlpOutputs("y")]
            partial class Net
            {
                public struct {|MLP022:Input|};
                public int {|MLP022:Output|};
            }
            """),
        new("MLP022", "members that names do not add", """
            using MlpGen;
            [Mlp(1, 1)] partial class A { public struct Input; public int Output; public void Forward(Input x) { } }
            [Mlp(1, 1), MlpInputs("x")] partial class B { public struct Output; public Output Forward(float[] x) => default; public void Forward(in float x) { } }
            [Mlp(1, 1), MlpOutputs("x")] partial class C { public int Input; public int Classify(int x) => x; }
            """),
    ];
}
