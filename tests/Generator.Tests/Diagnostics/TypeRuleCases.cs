namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Rules about the kind of type.</summary>
internal static class TypeRuleCases
{
    public static readonly RuleCase[] All =
    [
        new("MLP001", "class without partial", """
            [MlpGen.Mlp(2, 8, 1)] public sealed class {|MLP001:Net|};
            """,
            "'Net' is not partial, so the generator cannot add the network to it. Declare it as 'partial class Net'."),
        new("MLP001", "partial", """
            [MlpGen.Mlp(2, 8, 1)] public sealed partial class Net;
            """),
        new("MLP001", "class without the attribute", """
            public sealed class Net;
            """),

        new("MLP002", "struct", """
            [MlpGen.Mlp(2, 8, 1)] public partial struct {|MLP002:Net|};
            """,
            "'Net' is a struct, but a network must be a class. Declare it as 'partial class Net'."),
        new("MLP002", "interface", """
            [MlpGen.Mlp(2, 8, 1)] public partial interface {|MLP002:INet|};
            """,
            "'INet' is an interface, but a network must be a class. Declare it as 'partial class INet'."),
        new("MLP002", "record struct", """
            [MlpGen.Mlp(2, 8, 1)] public partial record struct {|MLP002:Net|};
            """,
            "'Net' is a record struct, but a network must be a class. Declare it as 'partial class Net'."),
        new("MLP002", "class", """
            [MlpGen.Mlp(2, 8, 1)] partial class Net;
            """),
        new("MLP002", "enum, which C# reports", """
            [MlpGen.Mlp(2, 8, 1)] enum Net;
            """,
            CSharpErrors: "CS0592"),

        new("MLP003", "static class", """
            [MlpGen.Mlp(2, 8, 1)] static partial class {|MLP003:Net|};
            """,
            "'Net' is static, but a network is an object with its own parameters. Remove 'static'."),
        new("MLP003", "class in a static class", """
            static partial class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }
            """),

        new("MLP004", "abstract class", """
            [MlpGen.Mlp(2, 8, 1)] abstract partial class {|MLP004:Net|};
            """,
            "'Net' is abstract, so it cannot be instantiated. Remove 'abstract'."),
        new("MLP004", "abstract container and base class", """
            abstract partial class Outer { abstract class Base; [MlpGen.Mlp(2, 8, 1)] partial class Net : Base; }
            """),

        new("MLP005", "record", """
            [MlpGen.Mlp(2, 8, 1)] partial record {|MLP005:Net|};
            """,
            "'Net' is a record, so its copies would share parameters. Declare it as 'partial class Net'."),
        new("MLP005", "record class with parameters", """
            [MlpGen.Mlp(2, 8, 1)] partial record class {|MLP005:Net|}(string Title);
            """),
        new("MLP005", "class in a record", """
            partial record Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net; }
            """),

        new("MLP006", "file-local class", """
            [MlpGen.Mlp(2, 8, 1)] file partial class {|MLP006:Net|};
            """,
            "'Net' is file-local, so generated code cannot extend it. Remove 'file'."),
        new("MLP006", "class in a file-local class", """
            file partial class {|MLP006:Outer|} { [MlpGen.Mlp(2, 8, 1)] partial class Net; }
            """,
            "'Outer' is file-local, so generated code cannot extend it. Remove 'file'."),
        new("MLP006", "enum next to it in a file-local class", """
            file partial class {|MLP006:Outer|} { public enum Side { Left, Right } [MlpGen.Mlp(2, 2), MlpGen.MlpClasses(typeof(Side))] partial class Net; }
            """),
        new("MLP006", "enum in a file-local network", """
            [MlpGen.Mlp(2, 2), MlpGen.MlpClasses(typeof(Side))] file partial class {|MLP006:Net|} { public enum Side { Left, Right } }
            """),
        new("MLP006", "base class is file-local in a container", """
            file interface IMark; partial class Outer { [MlpGen.Mlp(2, 8, 1)] partial class Net : IMark; }
            """),

        new("MLP007", "generic class", """
            [MlpGen.Mlp(2, 8, 1)] partial class {|MLP007:Net|}<T>;
            """,
            "'Net' is generic, but a network is compiled once, for a single topology. Remove the type parameters of 'Net'."),
        new("MLP007", "class in a generic class", """
            partial class {|MLP007:Outer|}<T> { partial struct Middle { [MlpGen.Mlp(2, 8, 1)] partial class Net; } }
            """,
            "'Outer' is generic, but a network is compiled once, for a single topology. Remove the type parameters of 'Outer'."),
        new("MLP007", "generic base class", """
            class Base<T>; [MlpGen.Mlp(2, 8, 1)] partial class Net : Base<int>;
            """),

        new("MLP008", "class in a class that is not partial", """
            class {|MLP008:Outer|} { [MlpGen.Mlp(2, 8, 1)] partial class Net; }
            """,
            "'Outer' contains the network 'Net' but is not partial. Declare it as 'partial class Outer'."),
        new("MLP008", "every container at once", """
            interface {|MLP008:IOuter|} { partial class Middle { record struct {|MLP008:Inner|} { [MlpGen.Mlp(2, 8, 1)] partial class Net; } } }
            """,
            "'IOuter' contains the network 'Net' but is not partial. Declare it as 'partial interface IOuter'."),
        new("MLP008", "record struct", """
            record struct {|MLP008:Outer|} { [MlpGen.Mlp(2, 8, 1)] partial class Net; }
            """,
            "'Outer' contains the network 'Net' but is not partial. Declare it as 'partial record struct Outer'."),
        new("MLP008", "partial containers", """
            partial interface IOuter { partial record struct Inner { [MlpGen.Mlp(2, 8, 1)] partial class Net; } }
            """),

        new("MLP009", "MlpLayer alone", """
            using MlpGen;
            [{|MLP009:MlpLayer(1, Activation = Activation.Relu)|}] partial class Net;
            """,
            "[MlpLayer] needs a network, but 'Net' has no [Mlp]. Add [Mlp] with the layer sizes, for example [Mlp(2, 8, 1)]."),
        new("MLP009", "names alone", """
            using MlpGen;
            [{|MLP009:MlpInputs("a")|}] [MlpOutputs("b")] class A;
            [{|MLP009:MlpOutputs("")|}] [MlpClasses(typeof(int))] class B;
            [{|MLP009:MlpClasses(typeof(int))|}] class C;
            """),
        new("MLP009", "several report once", """
            using MlpGen;
            [{|MLP009:MlpLayer(1)|}, MlpLayer(2)] struct Net;
            """),
        new("MLP009", "the two attributes on two parts", """
            using MlpGen;
            [MlpLayer(1, Activation = Activation.Relu)] partial class Net;
            [Mlp(2, 8, 1)] partial class Net;
            """),
        new("MLP009", "another library's attribute with that name", """
            namespace Other { class MlpLayerAttribute(int layer) : System.Attribute { public int Layer => layer; } }
            namespace User { using Other; [MlpLayer(1)] class Net; }
            """),

        new("MLP040", "C# 7.3", """
            // LangVersion 7.3
            public partial class Outer { [MlpGen.Mlp(2, 8, 1)] public partial class {|MLP040:Net|} { } }
            """,
            "'Net' is compiled as C# 7.3, but its generated code needs C# 9. Set LangVersion to 9.0 or later in the project file."),
        new("MLP040", "C# 8 with another mistake", """
            // LangVersion 8.0
            [MlpGen.Mlp(2, {|MLP012:0|}, 1)] public partial class {|MLP040:Net|} { }
            """),
        new("MLP040", "C# 9", """
            // LangVersion 9.0
            [MlpGen.Mlp(2, 8, 1)] public partial class Net { }
            """),
        new("MLP040", "C# 5 without a network", """
            // LangVersion 5
            public partial class Net { }
            """),
    ];
}
