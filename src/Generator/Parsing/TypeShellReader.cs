using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Parsing;

/// <summary>Reads the data needed to declare another part of a type in another file.</summary>
internal static class TypeShellReader
{
    /// <summary>Reads the shell of a type.</summary>
    /// <param name="type">The type to extend.</param>
    /// <param name="runtime">The assembly with the attributes.</param>
    /// <param name="compilation">The compilation that contains the type.</param>
    /// <param name="language">The language version of the project.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static TypeShell Read(
        INamedTypeSymbol type,
        IAssemblySymbol runtime,
        Compilation compilation,
        LanguageVersion language,
        CancellationToken cancellationToken) =>
        new(
            Namespace(type.ContainingNamespace),
            TypeSymbols.Containers(type).Reverse().Select(Head).ToEquatableArray(),
            Head(type),
            TypeText.Escaped(type.Name),
            TypeText.Inside(type, type),
            HintName.Create(type),
            HelperRoot(compilation, runtime),
            UsedTypes.Aliases.Where(alias => IsTaken(alias, type.ContainingNamespace, compilation, cancellationToken)).ToEquatableArray(),
            ShadowedNames.Find(compilation, cancellationToken).ToEquatableArray(),
            language >= LanguageVersion.CSharp8,
            RuntimeAlias(runtime, compilation),
            ShadowedNames.HasUnsafe(compilation));

    // One part is enough for constraints and the other modifiers. Type parameters have no variance, as C# allows no class in such a type.
    private static string Head(INamedTypeSymbol type) =>
        $"{(type.IsStatic ? "static " : "")}partial {TypeSymbols.Keyword(type)} {TypeText.WithParameters(type)}";

    // A type and a namespace cannot have the same name. The networks of the runtime have a namespace of their own,
    // because a user's type may have the usual name.
    private static string HelperRoot(Compilation compilation, IAssemblySymbol runtime)
    {
        bool isRuntime = SymbolEqualityComparer.Default.Equals(runtime, compilation.Assembly);
        string name = isRuntime ? GeneratedNames.RuntimeNamespace : GeneratedNames.Namespace;
        while (!compilation.GlobalNamespace.GetTypeMembers(name).IsEmpty)
            name += "_";
        return name;
    }

    // In the global namespace, an alias can conflict with those of the project.
    private static bool IsTaken(string alias, INamespaceSymbol space, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.GetCompilationNamespace(space)?.GetMembers(alias).Any() == true
        || (space.IsGlobalNamespace && (compilation.ExternalReferences.Any(reference => reference.Properties.Aliases.Contains(alias))
            || GlobalUsings.Find(compilation, cancellationToken).Any(directive => directive.Alias?.Name.Identifier.ValueText == alias)));

    private static string? RuntimeAlias(IAssemblySymbol runtime, Compilation compilation)
    {
        ImmutableArray<string> aliases = compilation.GetMetadataReference(runtime)?.Properties.Aliases ?? ImmutableArray<string>.Empty;
        return aliases.IsDefaultOrEmpty || aliases.Contains("global") ? null : TypeText.Escaped(aliases[0]);
    }

    private static string Namespace(INamespaceSymbol symbol)
    {
        if (symbol.IsGlobalNamespace)
            return "";
        string name = TypeText.Escaped(symbol.Name);
        return symbol.ContainingNamespace.IsGlobalNamespace ? name : $"{Namespace(symbol.ContainingNamespace)}.{name}";
    }
}
