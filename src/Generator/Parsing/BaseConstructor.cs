using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Parsing;

/// <summary>What a generated constructor can call in the base class.</summary>
/// <param name="IsParameterless">It can be called without arguments, as the generated constructor does.</param>
/// <param name="Arguments">Otherwise arguments that compile, for the members that only throw; null where there are none.</param>
internal sealed record BaseConstructor(bool IsParameterless, string? Arguments)
{
    private static readonly BaseConstructor Parameterless = new(true, "");

    public static BaseConstructor Find(INamedTypeSymbol type, Compilation compilation, LanguageVersion language)
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
        IMethodSymbol? shortest = accessible
            .Where(constructor => !constructor.IsVararg && constructor.Parameters.All(parameter => CanBePassed(parameter, language)))
            .OrderBy(constructor => constructor.Parameters.Length)
            .FirstOrDefault();
        return new BaseConstructor(
            false, shortest is null ? null : string.Join(", ", shortest.Parameters.Select(parameter => Argument(parameter, language))));
    }

    // A network as base class: its constructor (int seed) is generated, so it cannot be seen here yet.
    private static bool GetsSeedConstructor(INamedTypeSymbol baseType) =>
        !baseType.DeclaringSyntaxReferences.IsEmpty
        && AttributeReader.FindMlp(baseType) is not null
        && DeclaredMembers.Constructors(baseType).Count == 0;

    private static IEnumerable<IMethodSymbol> DeclaredOrDefault(INamedTypeSymbol baseType) =>
        DeclaredMembers.Constructors(baseType) is { Count: > 0 } declared ? declared : baseType.InstanceConstructors;

    // A pointer would need unsafe code, a reference to a ref struct cannot be made from nothing, and before C# 7 no reference can.
    private static bool CanBePassed(IParameterSymbol parameter, LanguageVersion language) =>
        parameter.Type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer)
        && (parameter.RefKind == RefKind.None || language >= LanguageVersion.CSharp7)
        && (parameter.RefKind is RefKind.None or RefKind.In or RefKind.Out || !parameter.Type.IsRefLikeType);

    // What is neither is ref, or ref readonly, which the compiler that this is built against does not know.
    private static string Argument(IParameterSymbol parameter, LanguageVersion language)
    {
        string type = TypeText.Full(parameter.Type);
        return parameter.RefKind switch
        {
            RefKind.Out => $"out {type} _",
            RefKind.None or RefKind.In when parameter.Type.IsReferenceType && language >= LanguageVersion.CSharp8 => $"default({type})!",
            RefKind.None or RefKind.In => $"default({type})",
            _ => $"ref global::System.Runtime.CompilerServices.Unsafe.NullRef<{type}>()",
        };
    }
}
