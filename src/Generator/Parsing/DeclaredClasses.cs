using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>The content of <c>[MlpClasses]</c>, valid or not.</summary>
internal sealed class DeclaredClasses
{
    private readonly INamedTypeSymbol _network;
    private readonly ITypeSymbol? _type;
    private readonly Location _location;

    private DeclaredClasses(INamedTypeSymbol network, AttributeData attribute, CancellationToken cancellationToken)
    {
        _network = network;
        _location = AttributeReader.Syntax(attribute, cancellationToken) is { } syntax
            ? new AttributeLocations(syntax).Positional()
            : Location.None;
        TypedConstant argument = attribute.ConstructorArguments.FirstOrDefault();
        _type = argument.Value as ITypeSymbol;
        IsReadable = argument.Kind == TypedConstantKind.Type && _type?.TypeKind != TypeKind.Error;
    }

    /// <summary>True if the C# compiler could read the argument.</summary>
    public bool IsReadable { get; }

    /// <summary>Gets the enum if generated code can name it. Otherwise null, and the network uses indices.</summary>
    public ClassNames? Names => IsReadable && _type is INamedTypeSymbol named && Obstacle() is null
        ? new ClassNames(
            TypeText.Inside(named, _network),
            Signature.Display(named),
            named.EnumUnderlyingType?.SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32)
        : null;

    /// <summary>Returns the attribute on any part of a type, or null if there is none.</summary>
    public static DeclaredClasses? Find(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        AttributeReader.Find(type, "MlpClassesAttribute").FirstOrDefault() is { } attribute
            ? new DeclaredClasses(type, attribute, cancellationToken)
            : null;

    /// <summary>Returns the diagnostics of the attribute.</summary>
    /// <param name="outputs">The number of outputs of the network. Null if unknown.</param>
    public IEnumerable<Diagnostic> Validate(int? outputs)
    {
        if (!IsReadable)
            yield break;
        int? classes = outputs == 1 ? 2 : outputs;
        if ((Obstacle() ?? (classes is { } count ? Mismatch(count) : null)) is { } reason)
        {
            string name = _type is null ? "null" : $"'{_type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'";
            string range = classes is null
                ? "each class"
                : $"each value from 0 to {(classes - 1).Value.ToString("N0", CultureInfo.InvariantCulture)}";
            yield return Diagnostic.Create(Descriptors.ClassesDoNotFit, _location, name, _network.Name, reason, range);
        }
    }

    private string? Obstacle() =>
        _type is null ? "it does not name an enum"
        : _type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } named ? "it is not an enum"
        : EnumAccess.IsOpen(named) ? "its containing type is generic and has no type arguments"
        : EnumAccess.IsFileLocal(named, _network) ? "it is file-local"
        : !EnumAccess.Reaches(named, _network) ? "it is less accessible than the class"
        : null;

    // The C# compiler reports a member whose value it cannot compute.
    private string? Mismatch(int classes)
    {
        IFieldSymbol[] members = [.. _type!.GetMembers().OfType<IFieldSymbol>().Where(member => member.IsConst)];
        if (members.Any(member => member.ConstantValue is null))
            return null;
        Dictionary<decimal, string> seen = [];
        foreach (IFieldSymbol member in members)
        {
            decimal value = Convert.ToDecimal(member.ConstantValue, CultureInfo.InvariantCulture);
            if (value < 0 || value >= classes)
                return $"'{member.Name}' is {value.ToString(CultureInfo.InvariantCulture)}, which is not a class";
            if (seen.TryGetValue(value, out string? other))
                return $"'{other}' and '{member.Name}' are both {value.ToString(CultureInfo.InvariantCulture)}";
            seen.Add(value, member.Name);
        }

        return seen.Count == classes
            ? null
            : $"none of its members has the value {Enumerable.Range(0, classes).First(value => !seen.ContainsKey(value))}";
    }
}
