using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// The members of a type without those that this generator writes. The generator never sees its own output, but the analyzer
/// does, and both must come to the same result.
/// </summary>
internal static class DeclaredMembers
{
    /// <summary>The compiler puts the generator's full name into the path of every file it writes.</summary>
    public const string GeneratorName = "MlpGen.Generator.MlpGenerator";

    /// <summary>Everything declared in a type of the user's, or visible in the metadata of one that is already compiled.</summary>
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type) => type.GetMembers().Where(IsDeclared);

    /// <summary>Those of one name.</summary>
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type, string name) => type.GetMembers(name).Where(IsDeclared);

    /// <summary>The constructors of instances that the user declares; a primary one is among them.</summary>
    public static IReadOnlyList<IMethodSymbol> Constructors(INamedTypeSymbol type) => [.. type.InstanceConstructors.Where(IsDeclared)];

    /// <summary>The parameters of a class's primary constructor, which its methods can name as if they were members.</summary>
    public static IEnumerable<IParameterSymbol> PrimaryParameters(INamedTypeSymbol type) =>
        type.IsRecord
            ? []
            : Constructors(type)
                .Where(constructor => constructor.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is TypeDeclarationSyntax))
                .SelectMany(constructor => constructor.Parameters);

    /// <summary>
    /// Every name that stands in the type, declared there or used: what a generated member of that name would take the meaning from.
    /// </summary>
    public static IEnumerable<string> Mentioned(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Where(part => !IsGenerated(part.SyntaxTree))
            .SelectMany(part => part.GetSyntax(cancellationToken).DescendantTokens(descendIntoTrivia: true))
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);

    /// <summary>True if the type or a base has <c>required</c> members.</summary>
    public static bool Requires(INamedTypeSymbol type) =>
        TypeSymbols.BaseTypes(type).Prepend(type).Any(current => current.GetMembers().Any(IsRequired));

    /// <summary>Where the user wrote a member.</summary>
    public static Location LocationOf(ISymbol member) => member.Locations.First(location => !IsGenerated(location));

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static bool IsDeclared(ISymbol member) => !member.IsImplicitlyDeclared && !member.Locations.All(IsGenerated);

    private static bool IsGenerated(Location location) => IsGenerated(location.SourceTree);

    private static bool IsGenerated(SyntaxTree? tree) => tree?.FilePath.IndexOf(GeneratorName, StringComparison.Ordinal) >= 0;
}
