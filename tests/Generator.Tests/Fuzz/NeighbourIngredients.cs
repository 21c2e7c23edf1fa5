using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Code next to the class: namespaces, other types, usings, a program.</summary>
internal static class NeighbourIngredients
{
    private static readonly string[] _namespaces =
    [
        "A", "A.B", "A.MlpGen", "A.System", "MlpGen.Inner", "MlpGen", "System.Mine", "@class.@event", "Größe.数字", "Loss", "A.Vector256", "MlpGen.Numerics", "System.Runtime.Intrinsics", "Kernels", "A.Layout.Net",
    ];

    // Extension methods with the parameters of the framework's, but with another effect.
    private const string Extensions = """
        public static class Extensions
        {
            public static void StoreUnsafe(this global::System.Runtime.Intrinsics.Vector128<float> v, ref float to, nuint at) { }
            public static void StoreUnsafe(this global::System.Runtime.Intrinsics.Vector256<float> v, ref float to, nuint at) { }
            public static void StoreUnsafe(this global::System.Runtime.Intrinsics.Vector512<float> v, ref float to, nuint at) { }
            public static global::System.Runtime.Intrinsics.Vector128<float> GetLower(this global::System.Runtime.Intrinsics.Vector256<float> v) => default;
            public static global::System.Runtime.Intrinsics.Vector256<float> GetLower(this global::System.Runtime.Intrinsics.Vector512<float> v) => default;
        }
        """;

    public static IReadOnlyList<Ingredient> All { get; } =
    [
        new("namespace", draft => InNamespace(draft, fileScoped: false)),
        new("file-scoped namespace", LanguageVersion.CSharp10, draft => InNamespace(draft, fileScoped: true)),
        new("type next to it", draft => Beside(draft, draft.Random.Pick(GeneratedNames.All))),
        new("types next to it", draft => Beside(draft, draft.Random.Pick(GeneratedNames.All)) && Beside(draft, draft.Random.Pick(GeneratedNames.All))),
        new("namespace next to it", draft => NamespaceBeside(draft, draft.Random.Pick(GeneratedNames.All))),
        new("global type", draft => Global(draft, draft.Random.Pick(GeneratedNames.All))),
        new("global type with an unusual name", draft => Global(draft, draft.Random.Pick((string[])["nint", "nuint", "nameof", "var", "Net", "notnull", "MethodImplAttribute"]))),
        new("file-local type in another file", LanguageVersion.CSharp11, draft => Other(draft, $"file class @{draft.Random.Pick(GeneratedNames.All)} {{ }}")),
        new("another network", draft => draft.Random.Pick((string[])["Net", "NET", "net", "Second"]) is var name && draft.Claim("global", name) && name != draft.Name.Meant
            && Other(draft, $"[RUNTIME.Mlp(2, 3)] public partial class {name} {{ }}")),
        new("another library's attribute", draft => draft.Claim("global", "Another") && Other(draft, "namespace Another { public class MlpAttribute : global::System.Attribute { } [Mlp] public class NoNetwork { } }")),
        new("global using of a namespace", LanguageVersion.CSharp10, draft => GlobalUsing(draft, "Toolkit", $"namespace Toolkit {{ {Declarations.Type(draft.Random, draft.Random.Pick(GeneratedNames.All))} }}", "global using Toolkit;")),
        new("global using of a class", LanguageVersion.CSharp10, draft => GlobalUsing(draft, "Helpers", $"public class Helpers {{ {Declarations.Member(draft.Random, draft.Random.Pick(GeneratedNames.All)).Text} }}", "global using static Helpers;")),
        new("global using of an alias", LanguageVersion.CSharp10, draft => draft.Random.Pick(GeneratedNames.All) is var name && draft.Claim("global", name) && GlobalUsing(draft, name, "", $"global using @{name} = System.Int32;")),
        new("global using of an alias for a namespace", LanguageVersion.CSharp10, draft => draft.Random.Pick((string[])["IO", "Numerics", "CompilerServices", "Activation"]) is var name && draft.Claim("global", name) && GlobalUsing(draft, name, "", $"global using {name} = System.Text;")),
        new("implicit usings", LanguageVersion.CSharp10, draft => draft.Claim("usings", "implicit") && GlobalUsing(draft, "implicit usings", "",
            "global using global::System; global using global::System.IO; global using global::System.Linq; global using global::System.Collections.Generic; global using global::System.Threading; global using global::System.Threading.Tasks;")),
        new("global using of the runtime", LanguageVersion.CSharp10, draft => draft.Build.RuntimeAlias is null && draft.Claim("usings", "runtime") && GlobalUsing(draft, "runtime", "", "global using global::MlpGen; global using static global::MlpGen.Activation;")),
        new("extension methods with the framework's names", draft => draft.Claim("global", "Extensions") && Other(draft, Extensions)),
        new("extension methods by a global using", LanguageVersion.CSharp10, draft => draft.Claim("global", "Toolkit") && Other(draft, $"global using Toolkit; namespace Toolkit {{ {Extensions} }}")),
        new("program", draft => Program(draft, 1)),
        new("program with several locals", draft => Program(draft, 4)),
        new("attribute of the assembly", draft => draft.Claim("assembly", "attribute") && Other(draft, draft.Random.Pick((string[])["[assembly: global::System.CLSCompliant(true)]", "[assembly: global::System.Reflection.AssemblyTitle(\"t\")]"]))),
        new("uninitialized locals", draft => draft.Claim("module", "attribute") && Other(draft, "[module: global::System.Runtime.CompilerServices.SkipLocalsInit]") && draft.AllowUnsafe()),
    ];

    private static bool InNamespace(Draft draft, bool fileScoped)
    {
        string name = draft.Random.Pick(_namespaces);
        if (draft.Namespace.Length > 0)
            return false;
        foreach (string part in name.Replace("@", "", System.StringComparison.Ordinal).Split('.'))
        {
            if (part is not ("MlpGen" or "System") && !draft.Claim("global", part))
                return false;
        }

        draft.Namespace = name;
        draft.IsFileScoped = fileScoped;
        return true;
    }

    private static bool Beside(Draft draft, string name)
    {
        // In these namespaces, a type named like one in the runtime or framework would replace it everywhere.
        if (draft.Namespace is "" or "MlpGen" or "MlpGen.Numerics" or "System.Runtime.Intrinsics" || name == draft.Name.Meant || !draft.Claim("namespace", name))
            return false;
        draft.Neighbours.Add(Declarations.Type(draft.Random, name));
        return true;
    }

    private static bool NamespaceBeside(Draft draft, string name)
    {
        if (draft.Namespace is not ("A" or "A.B" or "A.MlpGen" or "Loss") || draft.IsFileScoped || name == draft.Name.Meant || !draft.Claim("namespace", name))
            return false;
        draft.Neighbours.Add($"namespace @{name} {{ public class Inside {{ }} }}");
        return true;
    }

    // If a type hides a root namespace, C# can no longer reach anything in it.
    private static bool Global(Draft draft, string name)
    {
        if (name is "MlpGen" or "System" || !draft.Claim("global", name))
            return false;
        draft.GlobalTypes.Add(Declarations.Type(draft.Random, name));
        return true;
    }

    private static bool Other(Draft draft, string text)
    {
        draft.OtherFiles.Add(($"Other{draft.OtherFiles.Count}.cs", text));
        return true;
    }

    private static bool GlobalUsing(Draft draft, string taken, string type, string directive)
    {
        if (taken is "Toolkit" or "Helpers" && !draft.Claim("global", taken))
            return false;
        draft.GlobalUsings.Add(directive);
        if (type.Length > 0)
            draft.OtherFiles.Add(($"{taken}.cs", type));
        return true;
    }

    private static bool Program(Draft draft, int locals)
    {
        if (!draft.Claim("files", "program") || !draft.Claim("global", "Program"))
            return false;
        for (int i = 0; i < locals; i++)
        {
            string name = draft.Random.Pick(GeneratedNames.All);
            if (name is not ("args" or "_") && draft.Claim("program", name))
                draft.Statements.Add(Declarations.Local(draft.Random, name));
        }

        draft.Statements.Add("return args.Length;");
        draft.Build = draft.Build with { Kind = draft.Random.Chance(0.5) ? OutputKind.ConsoleApplication : OutputKind.WindowsApplication };
        return true;
    }
}
