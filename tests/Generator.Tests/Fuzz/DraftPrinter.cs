using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>Writes a draft as files.</summary>
internal static class DraftPrinter
{
    public static IEnumerable<(string Path, string Text)> Print(Draft draft, bool usesContract)
    {
        List<(string Path, string Text)> files = [];
        string[] folders = draft.OtherFiles.Exists(file => file.Path.EndsWith("Main.cs", StringComparison.Ordinal)) ? ["a/Main.cs"] : ["Main.cs"];
        for (int part = 0; part < draft.Parts; part++)
            files.Add((part == 0 ? folders[0] : $"Part{part}.cs", Part(draft, part, usesContract)));
        foreach (Func<string, string> spoil in draft.Spoils)
            files[0] = (files[0].Path, spoil(files[0].Text));

        files.AddRange(draft.OtherFiles);
        if (draft.GlobalTypes.Count > 0)
            files.Add(("Types.cs", string.Join("\n", draft.GlobalTypes)));
        if (draft.GlobalUsings.Count > 0)
            files.Add(("Usings.cs", string.Join("\n", draft.GlobalUsings)));
        if (draft.Statements.Count > 0)
            files.Add(("Program.cs", string.Join("\n", draft.Statements)));
        return files.Select(file => (file.Path, Style(draft, file.Text)));
    }

    /// <summary>Writes the output of another generator, which is one more part of the class.</summary>
    public static string Added(Draft draft)
    {
        IEnumerable<string> heads = draft.Containers
            .Select(container => $"{(container.Modifiers is "static " or "ref " ? container.Modifiers : "")}partial {container.Keyword} @{container.Name}{container.TypeParameters}")
            .Append($"partial {draft.Keyword} {draft.Name.Written}{draft.TypeParameters}");
        if (draft.Namespace.Length > 0)
            heads = heads.Prepend($"namespace {draft.Namespace}");
        return $"#pragma warning disable\n#nullable disable\n{string.Join("\n{\n", heads)}\n{{\n{string.Join("\n", draft.AddedMembers)}{string.Concat(Enumerable.Repeat("\n}", heads.Count()))}\n";
    }

    private static string Style(Draft draft, string text)
    {
        text = text.Replace("RUNTIME", draft.Runtime, StringComparison.Ordinal).Replace("NAME", draft.Name.Written, StringComparison.Ordinal);
        if (draft.Build.RuntimeAlias is { } alias)
            text = $"extern alias {alias};\n{text}";
        foreach (Func<string, string> style in draft.Styles)
            text = style(text);
        return text;
    }

    private static string Part(Draft draft, int part, bool usesContract)
    {
        StringBuilder text = new(string.Join("\n", draft.Usings));
        int open = 0;
        if (draft.Namespace.Length > 0)
        {
            text.Append($"\nnamespace {draft.Namespace}{(draft.IsFileScoped ? ";" : "\n{")}\n");
            open = draft.IsFileScoped ? 0 : 1;
        }

        if (part == 0)
            text.AppendJoin("\n", draft.Neighbours);
        foreach (DraftContainer container in draft.Containers)
        {
            text.Append($"\n{(container.IsFileLocal ? "file " : "")}{(part == 0 || container.Modifiers is "static " or "ref " ? container.Modifiers : "")}{(container.IsPartial ? "partial " : "")}{container.Keyword} @{container.Name}{container.TypeParameters}{(part == 0 ? container.Bases : "")}\n{{\n");
            text.Append(part == 0 ? container.Members : "");
            open++;
        }

        Class(draft, part, usesContract, text);
        text.Append(string.Concat(Enumerable.Repeat("\n}", open)));
        return text.ToString();
    }

    private static void Class(Draft draft, int part, bool usesContract, StringBuilder text)
    {
        bool first = part == 0;
        bool repeats = draft.CSharpErrors.Contains("CS0579") && part == draft.Parts - 1;
        List<string> attributes = first || repeats ? [AttributePrinter.Mlp(draft)] : [];
        if (part == (draft.LayersOnLastPart ? draft.Parts - 1 : 0))
            attributes.AddRange([.. AttributePrinter.Layers(draft), .. AttributePrinter.Names(draft)]);
        if (first)
            attributes.AddRange(draft.Attributes);
        if (first && draft.Build.Documentation == Microsoft.CodeAnalysis.DocumentationMode.Diagnose)
            text.Append("\n/// <summary>Of the user's own.</summary>");

        // A target may precede all attributes once.
        text.Append(attributes.Count == 0 ? "\n" : draft.Random.Chance(0.5) || attributes[0].StartsWith("type:", StringComparison.Ordinal)
            ? $"\n{string.Join(" ", attributes.Select(attribute => $"[{attribute}]"))}\n"
            : $"\n[{string.Join(", ", attributes)}]\n");
        string modifiers = string.Concat((first ? draft.Modifiers : []).Select(modifier => modifier + " "));
        text.Append($"{(draft.IsFileLocal ? "file " : "")}{modifiers}{(draft.IsPartial ? "partial " : "")}{draft.Keyword} {draft.Name.Written}{draft.TypeParameters}");
        if (first)
            text.Append(draft.PrimaryParameters).Append(Bases(draft));
        text.Append("\n{\n");
        text.AppendJoin("\n", draft.Members.Where((_, index) => index % draft.Parts == part).Select(member => member.Text));
        if (first)
            text.Append(string.Concat(draft.Constructors.Select(parameters => $"\npublic {draft.Name.Written}({parameters}){(draft.BaseArguments is { } passed ? $" : base({passed})" : "")} {{ }}")));
        if (usesContract && part == draft.Parts - 1)
            text.Append('\n').Append(ContractUse.Print(draft));
        text.Append("\n}\n");
    }

    private static string Bases(Draft draft)
    {
        if (draft.Bases.Count == 0)
            return "";
        string passed = draft.PrimaryParameters.Length > 0 && draft.BaseArguments is { } arguments ? $"({arguments})" : "";
        return $" : {draft.Bases[0]}{passed}{string.Concat(draft.Bases.Skip(1).Select(type => ", " + type))}";
    }
}
