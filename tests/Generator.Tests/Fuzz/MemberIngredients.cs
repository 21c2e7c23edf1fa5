using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>The members that the user writes inside the class.</summary>
internal static class MemberIngredients
{
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string FloatsOut = "global::System.Span<float>";

    // Overloads of generated methods. Each differs from its namesake in some way.
    private static readonly (string Name, string Text)[] _overloads =
    [
        ("Forward", "public float[] Forward(float[] inputs) => inputs;"),
        ("Forward", $"public void Forward({FloatsOut} inputs, {FloatsOut} outputs) {{ }}"),
        ("Forward", $"public void Forward(in {Floats} inputs, {FloatsOut} outputs) {{ }}"),
        ("Classify", "public int Classify(params object[] all) => all.Length;"),
        ("Initialize", "public void Initialize(long seed) { }"),
        ("Initialize", "public void Initialize(int seed, bool quiet = true) { }"),
        ("Initialize", "private static void Initialize<T>(T seed) { }"),
        ("LoadFrom", "public void LoadFrom(object path) { }"),
        ("LoadFrom", "public void LoadFrom<T>(T path) { }"),
        ("Save", "public void Save(ref string path) { }"),
        ("Save", "public void Save(string path, int version = 1) { }"),
        ("Backward", "public static void Backward() { }"),
        ("CreateTrainer", "public object CreateTrainer(object optimizer) => optimizer;"),
        ("CreateTrainer", "public T CreateTrainer<T>(T optimizer) => optimizer;"),
        ("GetParameters", "public float[] GetParameters() => new float[1];"),
        ("ComputeLoss", $"public float ComputeLoss({Floats} inputs, {FloatsOut} targets) => 0;"),
    ];

    // Methods with the parameters of generated ones. They differ from their namesakes only in ways that C# ignores.
    private static readonly (string Name, string Text)[] _clashes =
    [
        ("Forward", $"private int Forward({Floats} a, {FloatsOut} b) => 0;"),
        ("Classify", $"public static string Classify({Floats} row) => \"\";"),
        ("Initialize", "internal void Initialize(int number) { }"),
        ("Save", "public void Save(string @file) { }"),
        ("LoadFrom", "protected void LoadFrom(global::System.IO.Stream stream) { }"),
        ("GetParameters", $"public void GetParameters({FloatsOut} to) {{ }}"),
    ];

    private static readonly string[] _texts =
    [
        "public int this[int index] => index;",
        "~NAME() { }",
        "static NAME() { }",
        "public static bool operator ==(NAME a, NAME b) => true; public static bool operator !=(NAME a, NAME b) => false; public override bool Equals(object o) => true; public override int GetHashCode() => 1;",
        "public static implicit operator int(NAME a) => 3;",
        "public static NAME operator +(NAME a, NAME b) => a;",
        "private static readonly int[] Table = { 1, 2, 3 }; public int Third => Table[2];",
        "public override string ToString() => \"mine\";",
        "partial void Hook(); partial void Hook() { }",
    ];

    // An overload that an attribute tells C# to prefer.
    private static readonly (string Name, string Text)[] _preferred =
    [
        ("Initialize", "public void Initialize(object seed) { }"),
        ("Forward", $"public void Forward(in {Floats} inputs, {FloatsOut} outputs) {{ }}"),
        ("LoadFrom", "public void LoadFrom(object path) { }"),
        ("CreateTrainer", "public object CreateTrainer(object optimizer) => optimizer;"),
    ];

    private static readonly string[] _roots = ["System", "MlpGen", "global", "MemberwiseClone", "nameof", "nint", "value", "Vector"];

    public static IReadOnlyList<Ingredient> All { get; } =
    [
        .. Enumerable.Range(0, 6).Select(_ => new Ingredient("member named as in generated code", NamedAsGenerated)),
        .. Enumerable.Range(0, 4).Select(_ => new Ingredient("member of a second generator", AddedByAnother)),
        new("member named as in the contract", draft => draft.Random.Chance(0.3) && Named(draft, draft.Random.Pick(Contract.Names))),
        new("member named like a helper", draft => Named(draft, draft.Random.Pick((string[])["Kernels", "Kernels128", "KernelsScalar", "Layout", "_parameters", "_vectorWidth", "_mlpParameters", "_mlpVectorWidth", "_mlpParameters_"]))),
        new("member named like a keyword", draft => Named(draft, draft.Random.Pick((string[])["nameof", "nint", "nuint", "var", "class", "value", "default", "unchecked", "dynamic", "MlpGen", "System", "global", "_"]))),
        new("overload", draft => draft.TakesMembers && draft.Random.Pick(_overloads) is var (name, text) && Add(draft, name, ClashKind.NonMethods, text)),
        new("preferred overload", LanguageVersion.CSharp13, Prefer),
        new("member with a clash", draft => draft.Random.Chance(0.3) && draft.TakesMembers && draft.Random.Pick(_clashes) is var (name, text) && Add(draft, name, ClashKind.All, text)),
        new("ordinary member", draft => draft.TakesMembers && draft.Random.Pick(_texts) is var text && draft.Claim("class", text) && Add(draft, text, ClashKind.NonMethods, text)),
        new("use of a type named like a helper", UseOfOuterHelper),
        new("constructor", draft => Construct(draft, draft.Random.Pick((string[])["", "string name", "int seed", "long seed", "float[] parameters"]))),
        new("primary constructor", LanguageVersion.CSharp12, PrimaryConstructor),
        new("required member", LanguageVersion.CSharp11, draft => draft.TakesMembers && Add(draft, "Title", ClashKind.All, "public required string Title { get; init; }") && (draft.RequiresMembers = true)),
        new("record struct inside", LanguageVersion.CSharp10, draft => draft.TakesMembers && Add(draft, "Pair", ClashKind.All, "public readonly record struct Pair(int First, int Second);")),
        new("network inside", draft => draft.TakesMembers && Add(draft, "Inner", ClashKind.All, "[RUNTIME.Mlp(2, 2)] public partial class Inner { }")),
        new("derived network inside", draft => draft.TakesMembers && draft.Claim("class", "heir") && draft.Claim("class", "constructor")
            && Add(draft, "Heir", ClashKind.All, "[RUNTIME.Mlp(2, 2)] public partial class Heir : NAME { public Heir() : base(3) { } }")),
    ];

    private static bool NamedAsGenerated(Draft draft) => Named(draft, draft.Random.Pick(GeneratedNames.All));

    // The added member does not reuse the name of one that every network has, including ToString, because C# reports that itself. It does
    // not reuse the name of a private field of MlpGen either, because nobody would.
    private static bool AddedByAnother(Draft draft)
    {
        string name = draft.Random.Chance(0.1) ? draft.Random.Pick(_roots) : draft.Random.Pick(GeneratedNames.All);
        if (!draft.IsExtensible || Contract.Names.Contains(name) || name == nameof(ToString) || name.StartsWith("_mlp", System.StringComparison.Ordinal) || !draft.Claim("class", name))
            return false;
        draft.AddedMembers.Add(Declarations.Member(draft.Random, name).Text);
        return true;
    }

    private static bool Named(Draft draft, string name)
    {
        if (!draft.TakesMembers)
            return false;
        (string text, bool isMethod) = Declarations.Member(draft.Random, name);
        return Add(draft, name, isMethod ? ClashKind.NonMethods : ClashKind.All, text);
    }

    private static bool Add(Draft draft, string name, ClashKind clash, string text)
    {
        if (!draft.Claim("class", name))
            return false;
        draft.Members.Add(new DraftMember(name, clash, text));
        return true;
    }

    private static bool Prefer(Draft draft)
    {
        (string name, string text) = draft.Random.Pick(_preferred);
        if (draft.Build.OnNet8 || !draft.TakesMembers || !Add(draft, name, ClashKind.NonMethods, $"[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)] {text}"))
            return false;
        draft.UsesContract = false;
        return true;
    }

    // Inside the class, the name must keep the meaning that it has outside.
    private static bool UseOfOuterHelper(Draft draft)
    {
        string name = draft.Random.Pick((string[])["Kernels", "Layout", "Kernels512", "KernelsScalar"]);
        if (!draft.TakesMembers || !draft.Claim("global", name) || !draft.Claim("namespace", name) || !draft.Claim("class", name))
            return false;
        draft.GlobalTypes.Add($"public class {name} {{ public static int Two => 2; }}");
        draft.Members.Add(new DraftMember($"Of{name}", ClashKind.All, $"public {name} Of{name}() => {name}.Two > 1 ? new {name}() : throw new global::System.Exception();"));
        return true;
    }

    private static bool Construct(Draft draft, string parameters)
    {
        if (!draft.TakesMembers || !draft.Claim("class", "constructor"))
            return false;
        draft.Constructors.Add(parameters);
        return true;
    }

    private static bool PrimaryConstructor(Draft draft)
    {
        string name = draft.Random.Pick((string[])["id", "Kernels", "_parameters", "Layout", "nint", "inputs", .. Contract.Names.Take(4), draft.Random.Pick(GeneratedNames.All)]);
        if (!draft.TakesMembers || draft.RequiresMembers || !draft.Claim("class", "constructor") || !draft.Claim("class", name))
            return false;
        draft.PrimaryParameters = $"(int @{name})";
        draft.Members.Add(new DraftMember(name, ClashKind.All, draft.Random.Chance(0.5) ? $"public int TwiceTheParameter() => @{name} * 2;" : ""));
        return true;
    }
}
