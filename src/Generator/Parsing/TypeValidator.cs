using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>Validates the declaration of the type that carries the attribute, but not its members or sizes.</summary>
internal static class TypeValidator
{
    /// <summary>
    /// True if a diagnostic means that generated members cannot be added, because no other part of the type is possible or it cannot hold
    /// them.
    /// </summary>
    public static bool PreventsExtension(Diagnostic diagnostic) =>
        diagnostic.Descriptor == Descriptors.NotPartial
        || diagnostic.Descriptor == Descriptors.NotClass
        || diagnostic.Descriptor == Descriptors.Static
        || diagnostic.Descriptor == Descriptors.FileLocal
        || diagnostic.Descriptor == Descriptors.ContainerNotPartial;

    /// <summary>Returns the diagnostics of a type.</summary>
    /// <param name="type">The type with <c>[Mlp]</c>.</param>
    /// <param name="declaration">The part of the type that carries the attribute.</param>
    /// <param name="language">The language version of the project.</param>
    public static IEnumerable<Diagnostic> Validate(INamedTypeSymbol type, TypeDeclarationSyntax declaration, LanguageVersion language)
    {
        Location identifier = declaration.Identifier.GetLocation();
        if (language < LanguageVersion.CSharp9)
            yield return Diagnostic.Create(Descriptors.OldLanguage, identifier, type.Name, language.ToDisplayString());
        if (KindOf(type) is { } kind)
            yield return Diagnostic.Create(Descriptors.NotClass, identifier, type.Name, kind);
        else if (type.IsRecord)
            yield return Diagnostic.Create(Descriptors.Record, identifier, type.Name);
        if (!IsPartial(declaration))
            yield return Diagnostic.Create(Descriptors.NotPartial, identifier, type.Name);
        if (type.IsStatic)
            yield return Diagnostic.Create(Descriptors.Static, identifier, type.Name);
        else if (type is { TypeKind: TypeKind.Class, IsAbstract: true })
            yield return Diagnostic.Create(Descriptors.Abstract, identifier, type.Name);

        foreach (Diagnostic diagnostic in Enclosing(type, declaration))
            yield return diagnostic;
    }

    // These rules apply to the type and to every type around it.
    private static IEnumerable<Diagnostic> Enclosing(INamedTypeSymbol type, TypeDeclarationSyntax declaration)
    {
        foreach (TypeDeclarationSyntax part in declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        {
            Location identifier = part.Identifier.GetLocation();
            string name = part.Identifier.ValueText;
            if (part != declaration && !IsPartial(part))
            {
                yield return Diagnostic.Create(
                    Descriptors.ContainerNotPartial, identifier, [declaration.Identifier.GetLocation()], name, type.Name, Keywords(part));
            }

            if (part.TypeParameterList is not null)
                yield return Diagnostic.Create(Descriptors.Generic, identifier, name);
            if (IsFileLocal(part))
                yield return Diagnostic.Create(Descriptors.FileLocal, identifier, name);
        }
    }

    private static string? KindOf(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Class => null,
        TypeKind.Interface => "an interface",
        _ => "a " + TypeSymbols.Keyword(type),
    };

    private static string Keywords(TypeDeclarationSyntax part) =>
        part is RecordDeclarationSyntax { ClassOrStructKeyword.ValueText: { Length: > 0 } kind }
            ? $"record {kind}"
            : part.Keyword.ValueText;

    private static bool IsPartial(TypeDeclarationSyntax part) => part.Modifiers.Any(SyntaxKind.PartialKeyword);

    // The text is compared because the referenced compiler version does not know the keyword, but the one at run time may.
    private static bool IsFileLocal(TypeDeclarationSyntax part) => part.Modifiers.Any(modifier => modifier.ValueText == "file");
}
