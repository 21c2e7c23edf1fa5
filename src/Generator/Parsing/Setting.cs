using System;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>A property of an attribute whose value is an enum member.</summary>
/// <param name="Number">The number as written, or the default. Null if the C# compiler could not read it.</param>
/// <param name="IsSet">True if the attribute sets the property.</param>
/// <param name="Location">The location of the argument, or of the whole attribute if the property is not set.</param>
internal sealed record Setting<T>(int? Number, bool IsSet, Location Location)
    where T : struct, Enum
{
    /// <summary>Gets the member of the enum. Null if the number cannot be read or is not a member.</summary>
    public T? Value => IsKnown ? (T)Enum.ToObject(typeof(T), Number!.Value) : null;

    /// <summary>True if no member of the enum has the number, as in <c>(Activation)99</c>.</summary>
    public bool IsUnknown => Number is not null && !IsKnown;

    private bool IsKnown => Number is { } number && Enum.IsDefined(typeof(T), number);
}
