using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>What a generated constructor can call in the base class.</summary>
/// <param name="IsParameterless">It can be called without arguments, as the generated constructor does.</param>
/// <param name="Arguments">Otherwise arguments that compile, for the members that only throw.</param>
internal sealed record BaseConstructor(bool IsParameterless, string Arguments)
{
    private static readonly BaseConstructor Parameterless = new(true, "");

    public static BaseConstructor Find(INamedTypeSymbol type, Compilation compilation)
    {
        // A base class that C# cannot find is C#'s to report.
        if (type.BaseType is not { TypeKind: not TypeKind.Error } baseType)
            return Parameterless;
        if (GetsSeedConstructor(baseType))
            return new BaseConstructor(false, "default(int)");

        IMethodSymbol[] accessible =
            [.. DeclaredOrDefault(baseType).Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, type))];
        if (accessible.Any(constructor => constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)))
            return Parameterless;
        IMethodSymbol? shortest = accessible.OrderBy(constructor => constructor.Parameters.Length).FirstOrDefault();
        return new BaseConstructor(false, shortest is null ? "" : string.Join(", ", shortest.Parameters.Select(Argument)));
    }

    // A network as base class: its constructor (int seed) is generated, so it cannot be seen here yet.
    private static bool GetsSeedConstructor(INamedTypeSymbol baseType) =>
        !baseType.DeclaringSyntaxReferences.IsEmpty
        && AttributeReader.FindMlp(baseType) is not null
        && DeclaredMembers.Constructors(baseType).Count == 0;

    private static IEnumerable<IMethodSymbol> DeclaredOrDefault(INamedTypeSymbol baseType) =>
        DeclaredMembers.Constructors(baseType) is { Count: > 0 } declared ? declared : baseType.InstanceConstructors;

    private static string Argument(IParameterSymbol parameter)
    {
        string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return parameter.RefKind switch
        {
            RefKind.Out => $"out {type} _",
            RefKind.Ref => $"ref global::System.Runtime.CompilerServices.Unsafe.NullRef<{type}>()",
            _ => parameter.Type.IsReferenceType ? $"default({type})!" : $"default({type})",
        };
    }
}
