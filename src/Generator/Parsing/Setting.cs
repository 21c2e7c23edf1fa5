using System;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>A property of an attribute whose value is an enum member.</summary>
/// <param name="Number">The number as written or by default; null where C# itself could not read it.</param>
/// <param name="IsSet">The user wrote it.</param>
/// <param name="Location">The argument, or the whole attribute where it is not set.</param>
internal sealed record Setting<T>(int? Number, bool IsSet, Location Location)
    where T : struct, Enum
{
    /// <summary>Null where it cannot be read or names no member of the enum.</summary>
    public T? Value => IsKnown ? (T)Enum.ToObject(typeof(T), Number!.Value) : null;

    /// <summary>A number that no member of the enum has, as in <c>(Activation)99</c>.</summary>
    public bool IsUnknown => Number is not null && !IsKnown;

    private bool IsKnown => Number is { } number && Enum.IsDefined(typeof(T), number);
}
