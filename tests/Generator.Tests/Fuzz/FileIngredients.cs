using System.Collections.Generic;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Ways to split the class over files, and to write the attributes there.</summary>
internal static class FileIngredients
{
    public static IReadOnlyList<Ingredient> All { get; } =
    [
        new("two parts", draft => Spread(draft, 2)),
        new("three parts", draft => Spread(draft, 3)),
        new("layers on another part", draft => Spread(draft, 2) && (draft.LayersOnLastPart = true)),
        new("attribute by alias", draft => Called(draft, "M", "using M = RUNTIME.MlpAttribute;")),
        new("attribute by an alias of the namespace", draft => Called(draft, "Space.Mlp", "using Space = RUNTIME;")),
        new("attribute by its full name", draft => Called(draft, "RUNTIME.MlpAttribute", "")),
        new("attribute with a target", draft => Called(draft, "type: RUNTIME.Mlp", "")),
        new("attribute by using", draft => draft.Build.RuntimeAlias is null && Called(draft, "Mlp", "using MlpGen;")),
        new("static usings", draft => draft.Claim("usings", "static") && Using(draft, "using static RUNTIME.Activation;")),
        new("usings inside out", draft => draft.Claim("usings", "many") && Using(draft, "using System; using System.Collections.Generic; using Text = System.Text.StringBuilder;")),
        new("attribute on two parts", draft => Spread(draft, 2) && draft.IsPartial && draft.CSharpErrors.Add("CS0579")),
        new("same file name in two folders", draft => draft.Claim("files", "twin") && draft.Claim("global", "Twin") && Add(draft, "b/Main.cs", "[RUNTIME.Mlp(1, 1)] public partial class Twin { }")),
    ];

    private static bool Spread(Draft draft, int parts)
    {
        if (draft.Parts > 1 || !draft.IsPartial || draft.IsFileLocal || draft.Containers.Exists(container => !container.IsPartial || container.IsFileLocal) || !draft.Claim("access", "file"))
            return false;
        draft.Parts = parts;
        return true;
    }

    private static bool Called(Draft draft, string name, string directive)
    {
        if (draft.MlpName is not null)
            return false;
        draft.MlpName = name;
        return directive.Length == 0 || Using(draft, directive);
    }

    private static bool Using(Draft draft, string directive)
    {
        draft.Usings.Add(directive);
        return true;
    }

    private static bool Add(Draft draft, string path, string text)
    {
        draft.OtherFiles.Add((path, text));
        return true;
    }
}
