namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>The rule about <c>[MlpClasses]</c>.</summary>
internal static class ClassRuleCases
{
    public static readonly RuleCase[] All =
    [
        new("MLP029", "one member too few", """
            using MlpGen;
            enum Species { Setosa, Versicolor }
            [Mlp(4, 3), MlpClasses({|MLP029:typeof(Species)|})] partial class Iris;
            """,
            "'Species' cannot name the classes of 'Iris' because none of its members has the value 2. Use an enum that is as accessible as the class and has one member for each value from 0 to 2."),
        new("MLP029", "one member too many, a gap, an alias, a negative value and a huge one", """
            using MlpGen;
            enum Many { A, B, C }
            enum Gap { A, C = 2 }
            enum Alias { A, B, C = 1 }
            enum Negative { Z = -1, A, B }
            enum Huge : ulong { A, B, C = ulong.MaxValue }
            enum Empty { }
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(Many)|})] partial class A;
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(Gap)|})] partial class B;
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(Alias)|})] partial class C;
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(Negative)|})] partial class D;
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(Huge)|})] partial class E;
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(Empty)|})] partial class F;
            """),
        new("MLP029", "not an enum", """
            using MlpGen;
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(int)|})] partial class A;
            [Mlp(4, 2), MlpClasses({|MLP029:null!|})] partial class B;
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(int[])|})] partial class C;
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(System.Enum)|})] partial class D;
            class Outer<T> { public enum Side { Left, Right } }
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(Outer<>.Side)|})] partial class E;
            """),
        new("MLP029", "nothing", """
            using MlpGen;
            [Mlp(4, 2), MlpClasses({|MLP029:null!|})] partial class Net;
            """,
            "null cannot name the classes of 'Net' because it does not name an enum. Use an enum that is as accessible as the class and has one member for each value from 0 to 1."),
        new("MLP029", "less accessible than the class", """
            using MlpGen;
            enum Side { Left, Right }
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(Side)|})] public partial class A;
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(Hidden)|})] public partial class B { private enum Hidden { Left, Right } }
            public partial class Outer
            {
                protected enum Inherited { Left, Right }
                [Mlp(4, 2), MlpClasses({|MLP029:typeof(Inherited)|})] internal partial class C;
            }
            """,
            "'Side' cannot name the classes of 'A' because it is less accessible than the class. Use an enum that is as accessible as the class and has one member for each value from 0 to 1."),
        new("MLP029", "file-local", """
            using MlpGen;
            file enum Side { Left, Right }
            [Mlp(4, 2), MlpClasses({|MLP029:typeof(Side)|})] partial class A;
            """),
        new("MLP029", "as accessible as the class", """
            using MlpGen;
            enum Side { Right = 1, Left = 0 }
            [Mlp(4, 2), MlpClasses(typeof(Side))] partial class A;
            [Mlp(4, 1), MlpClasses(typeof(Side))] partial class One;
            [Mlp(4, 2), MlpClasses(typeof(Own))] public partial class B { public enum Own : byte { Left, Right } }
            public partial class Outer
            {
                private enum Hidden { Left, Right }
                protected enum Inherited { Left, Right }
                protected internal enum Either { Left, Right }
                private protected enum Both { Left, Right }
                [Mlp(4, 2), MlpClasses(typeof(Hidden))] private partial class C;
                [Mlp(4, 2), MlpClasses(typeof(Inherited))] protected partial class D;
                [Mlp(4, 2), MlpClasses(typeof(Side))] private protected partial class E;
                [Mlp(4, 2), MlpClasses(typeof(Either))] internal partial class F;
                [Mlp(4, 2), MlpClasses(typeof(Both))] private protected partial class G;
                private partial class Inner { [Mlp(4, 2), MlpClasses(typeof(Hidden))] public partial class H; }
            }
            public partial class Derived : Outer { [Mlp(4, 2), MlpClasses(typeof(Inherited))] private partial class I; }
            class Open<T> { public enum Kind { Left, Right } }
            [Mlp(4, 2), MlpClasses(typeof(Open<int>.Kind))] partial class J;
            """),
        new("MLP029", "members are not counted if the sizes are wrong", """
            using MlpGen;
            enum Side { Left, Right }
            [{|MLP010:Mlp|}, MlpClasses(typeof(Side))] partial class A;
            [{|MLP010:Mlp|}, MlpClasses({|MLP029:typeof(string)|})] partial class B;
            """),
    ];
}
