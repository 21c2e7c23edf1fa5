using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Parsing;

/// <summary>The base class constructor that a generated constructor can call.</summary>
/// <param name="IsParameterless">True if it can be called without arguments, as the generated constructor does.</param>
/// <param name="Arguments">
/// The arguments that make the call compile in a class whose members only throw. Null if no arguments would.
/// </param>
internal sealed record BaseConstructor(bool IsParameterless, string? Arguments)
{
    private static readonly BaseConstructor Parameterless = new(true, "");

    public static BaseConstructor Find(INamedTypeSymbol type, Compilation compilation, LanguageVersion language)
    {
        // The C# compiler reports a base class that it cannot find.
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

    // The constructor (int seed) of a base class that is a network is generated, so it is not visible yet.
    private static bool GetsSeedConstructor(INamedTypeSymbol baseType) =>
        !baseType.DeclaringSyntaxReferences.IsEmpty
        && AttributeReader.FindMlp(baseType) is not null
        && DeclaredMembers.Constructors(baseType).Count == 0;

    private static IEnumerable<IMethodSymbol> DeclaredOrDefault(INamedTypeSymbol baseType) =>
        DeclaredMembers.Constructors(baseType) is { Count: > 0 } declared ? declared : baseType.InstanceConstructors;

    // A pointer needs unsafe code. A null reference to a ref struct is impossible, and before C# 7 any null reference is.
    private static bool CanBePassed(IParameterSymbol parameter, LanguageVersion language) =>
        parameter.Type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer)
        && (parameter.RefKind == RefKind.None || language >= LanguageVersion.CSharp7)
        && (parameter.RefKind is RefKind.None or RefKind.In or RefKind.Out || !parameter.Type.IsRefLikeType);

    // The default case is ref, or ref readonly, which the referenced compiler version does not know.
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
