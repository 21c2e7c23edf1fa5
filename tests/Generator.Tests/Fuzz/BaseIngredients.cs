using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Base classes and interfaces of the class.</summary>
internal static class BaseIngredients
{
    private static readonly string[] _framework =
    [
        "global::System.Exception", "global::System.EventArgs", "global::System.IO.MemoryStream", "global::System.Collections.Generic.List<int>", "global::System.MarshalByRefObject", "global::System.Attribute",
    ];

    private static readonly string[] _hidden =
    [
        "public int InputSize; public const string OutputSize = \"\";",
        "public void Forward(global::System.ReadOnlySpan<float> a, global::System.Span<float> b) { } public void Forward() { }",
        "public virtual void Save(string path) { } protected static void Load(string path) { }",
        "public class Classify { } public event global::System.Action Backward { add { } remove { } }",
        "private int LayerSizes() => 1; public int CallLayerSizes() => LayerSizes();",
        "public int Kernels; protected class Layout { } protected internal int _parameters() => 1;",
        "protected new static int MemberwiseClone; public class System { } public class MlpGen { } protected static object nameof(object value) => value;",
        "public sealed override string ToString() => \"mine\";",
        "internal int Initialize { get; set; } public static void CreateTrainer<T>(T value) { }",
    ];

    public static IReadOnlyList<Ingredient> All { get; } =
    [
        new("base class", draft => Derive(draft, "public abstract class Base { protected Base() { } public abstract class Part { } }")),
        new("base class of the framework", draft => Framework(draft, draft.Random.Pick(_framework))),
        new("base class with members to hide", draft => Derive(draft, $"public class Base {{ {draft.Random.Pick(_hidden)} }}")),
        new("base class with a name of generated code", draft => Derive(draft, $"public class Base {{ {Inherited(draft, draft.Random.Pick(GeneratedNames.All))} }}")),
        new("base class with a type of the class's name", draft => draft.Claim("class", "heir") && Derive(draft, $"public class Base {{ public class {draft.Name.Written} {{ }} }}")),
        new("base class of a base class", draft => Derive(draft, $"public class Root {{ {Inherited(draft, draft.Random.Pick(GeneratedNames.All))} }} public class Base : Root {{ {Inherited(draft, draft.Random.Pick(GeneratedNames.All))} }}")),
        new("generic base class", draft => Derive(draft, "public class Base<T> { public T Value = default; }", "global::Base<int>")),
        new("base class with optional arguments", draft => Derive(draft, "public class Base { public Base(int a = 1, params string[] b) { } }")),
        new("base class with an argument", draft => draft.Random.Chance(0.4) && Derive(draft, "public class Base { public Base(int a) { } }", arguments: "1")),
        new("base class with arguments", draft => draft.Random.Chance(0.4) && Derive(draft, "public class Base { public Base(string a, in int b, global::System.DayOfWeek c, params object[] d) { } }", arguments: "null, 1, default")),
        new("base class with arguments by reference", draft => draft.Random.Chance(0.4) && Derive(draft, "public class Base { public Base(ref int a, out string b) { b = null; } }", isCallable: false)),
        new("base class with arguments by ref readonly", LanguageVersion.CSharp12, draft => draft.Random.Chance(0.4) && Derive(draft, "public class Base { public Base(ref readonly int a) { } }", isCallable: false)),
        new("base class with a pointer", draft => draft.Random.Chance(0.4) && Derive(draft, "public unsafe class Base { public Base(int* a) { } }", isCallable: false) && draft.AllowUnsafe()),
        new("base class without a constructor to call", draft => draft.Random.Chance(0.4) && Derive(draft, "public class Base { private Base() { } }", isCallable: false)),
        new("base class that is a network", draft => draft.Random.Chance(0.4) && Derive(draft, "[RUNTIME.Mlp(3, 1)] public partial class Base { }", arguments: "1")),
        new("interfaces", draft => Implement(draft, "global::System.IDisposable", "Dispose", "public void Dispose() { }")),
        new("interface, explicitly", draft => Implement(draft, "global::System.ICloneable", "System.ICloneable.Clone", "object global::System.ICloneable.Clone() => this;")),
        new("interface of MlpGen", draft => Implement(draft, "RUNTIME.INetwork", "network", "")),
        new("interface of MlpGen, explicitly", draft => draft.Random.Chance(0.4) && Implement(draft, "RUNTIME.INetwork", "network", "int RUNTIME.IInferenceNetwork.InputSize => 5;") && Break(draft, "MLP022")),
        new("abstract member of the contract", draft => draft.Random.Chance(0.4) && draft.Claim("class", "heir") && Derive(draft, "public abstract class Base { public abstract void Save(string path); }") && Break(draft, "MLP022") && draft.CSharpErrors.Add("CS0534")),
    ];

    private static string Inherited(Draft draft, string name) =>
        name is "Base" or "Root" ? "" : Declarations.Member(draft.Random, name).Text;

    private static bool Framework(Draft draft, string type)
    {
        if (!draft.TakesMembers || !draft.Claim("class", "base"))
            return false;
        draft.Bases.Insert(0, type);
        return true;
    }

    /// <param name="draft">The draft.</param>
    /// <param name="declaration">The declaration of the base class.</param>
    /// <param name="type">The name of the base class.</param>
    /// <param name="arguments">The arguments that its constructor needs. Null if it needs none.</param>
    /// <param name="isCallable">True if a user-defined constructor can be written in one line.</param>
    private static bool Derive(Draft draft, string declaration, string type = "global::Base", string? arguments = null, bool isCallable = true)
    {
        if (!draft.TakesMembers || (!isCallable && draft.DeclaresConstructor) || !draft.Claim("class", "base") || !draft.Claim("global", "Base") || !draft.Claim("global", "Root"))
            return false;
        if (!isCallable && !draft.Claim("class", "constructor"))
            return false;
        draft.GlobalTypes.Add(declaration);
        draft.Bases.Insert(0, type);
        draft.BaseArguments = isCallable ? arguments : "";
        return true;
    }

    private static bool Implement(Draft draft, string type, string member, string text)
    {
        if (!draft.TakesMembers || !draft.Claim("class", member) || !draft.Claim("bases", type))
            return false;
        draft.Bases.Add(type);
        draft.Members.Add(new DraftMember(member, ClashKind.All, text));
        return true;
    }

    private static bool Break(Draft draft, string rule)
    {
        draft.Rules.Add(rule);
        return true;
    }
}
