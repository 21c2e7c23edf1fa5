using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>Says what is wrong with the kind of type that a network is declared on, whatever its members and sizes.</summary>
internal static class TypeValidator
{
    /// <summary>True if generated members have nowhere to go: another part of the type cannot be written, or cannot hold them.</summary>
    public static bool PreventsExtension(Diagnostic diagnostic) =>
        diagnostic.Descriptor == Descriptors.NotPartial
        || diagnostic.Descriptor == Descriptors.NotClass
        || diagnostic.Descriptor == Descriptors.Static
        || diagnostic.Descriptor == Descriptors.FileLocal
        || diagnostic.Descriptor == Descriptors.ContainerNotPartial;

    /// <param name="type">The type with <c>[Mlp]</c>.</param>
    /// <param name="declaration">Its part that carries the attribute.</param>
    /// <param name="language">Of the project.</param>
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

    // What holds for the type and for every type around it.
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

    // By its text: the compiler this is built against does not know the keyword, the one it runs in may.
    private static bool IsFileLocal(TypeDeclarationSyntax part) => part.Modifiers.Any(modifier => modifier.ValueText == "file");
}
