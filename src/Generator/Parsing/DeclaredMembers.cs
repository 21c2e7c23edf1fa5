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
/// does, and both must reach the same result.
/// </summary>
internal static class DeclaredMembers
{
    /// <summary>The full name of the generator. The compiler puts it into the path of every file that the generator writes.</summary>
    public const string GeneratorName = "MlpGen.Generator.MlpGenerator";

    /// <summary>Returns the members that are declared in the source of a type, or visible in the metadata of a compiled type.</summary>
    public static IEnumerable<ISymbol> GetMembers(INamedTypeSymbol type) => type.GetMembers().Where(IsDeclared);

    /// <summary>Returns the declared members with the given name.</summary>
    public static IEnumerable<ISymbol> GetMembers(INamedTypeSymbol type, string name) => type.GetMembers(name).Where(IsDeclared);

    /// <summary>Returns the user-defined instance constructors, including a primary constructor.</summary>
    public static IReadOnlyList<IMethodSymbol> Constructors(INamedTypeSymbol type) => [.. type.InstanceConstructors.Where(IsDeclared)];

    /// <summary>Returns the parameters of a class's primary constructor, which its methods can use like members.</summary>
    public static IEnumerable<IParameterSymbol> PrimaryParameters(INamedTypeSymbol type) =>
        type.IsRecord
            ? []
            : Constructors(type)
                .Where(constructor => constructor.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is TypeDeclarationSyntax))
                .SelectMany(constructor => constructor.Parameters);

    /// <summary>
    /// Returns every identifier that is declared or used in the source of a type. A generated member with that name would change its
    /// meaning.
    /// </summary>
    public static IEnumerable<string> Mentioned(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Where(part => !IsGenerated(part.SyntaxTree))
            .SelectMany(part => part.GetSyntax(cancellationToken).DescendantTokens(descendIntoTrivia: true))
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);

    /// <summary>True if the type or a base class has <c>required</c> members.</summary>
    public static bool Requires(INamedTypeSymbol type) =>
        TypeSymbols.BaseTypes(type).Prepend(type).Any(current => current.GetMembers().Any(IsRequired));

    /// <summary>Returns the location of a member in user code.</summary>
    public static Location LocationOf(ISymbol member) => member.Locations.First(location => !IsGenerated(location));

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static bool IsDeclared(ISymbol member) => !member.IsImplicitlyDeclared && !member.Locations.All(IsGenerated);

    private static bool IsGenerated(Location location) => IsGenerated(location.SourceTree);

    private static bool IsGenerated(SyntaxTree? tree) => tree?.FilePath.IndexOf(GeneratorName, StringComparison.Ordinal) >= 0;
}
