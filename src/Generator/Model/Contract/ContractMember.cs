using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model.Contract;

/// <summary>A member that every network gets, as it is declared; its body is up to emission.</summary>
/// <param name="Id">Tells it from others; overloads that do the same share it.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Type">The type of its value; void for a nested type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The parameters of a method; null for other members.</param>
internal sealed record ContractMember(MemberId Id, MemberKind Kind, ContractType Type, string Name, EquatableArray<Parameter>? Parameters)
{
    /// <summary>Its documentation, a doc comment's content; by default that of the interface.</summary>
    public string Documentation { get; init; } = "<inheritdoc/>";

    /// <summary>It belongs to the class, not to an object.</summary>
    public bool IsStatic { get; init; }

    /// <summary>The interface that declares it; null if none does.</summary>
    public string? Interface { get; init; }

    /// <summary>It can be called through its interface alone.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>The name of its type parameter; null for none.</summary>
    public string? TypeParameter { get; init; }

    /// <summary>
    /// The types of a method's parameters, with namespaces, and "out" before a type that is passed by reference; null for other members.
    /// </summary>
    public EquatableArray<string>? ParameterTypes => Parameters?
        .Select(parameter => parameter.Modifier is null ? parameter.Type.Key : $"out {parameter.Type.Key}")
        .ToEquatableArray();

    /// <summary>
    /// Names this member among all: <c>Forward(System.ReadOnlySpan&lt;float&gt;,System.Span&lt;float&gt;)</c>, or <c>INetwork.Loss</c> for
    /// an explicit implementation.
    /// </summary>
    public string Key => IsExplicit ? $"{Interface}.{Name}"
        : ParameterTypes is { } types ? $"{Name}({string.Join(",", types)})"
        : Name;

    /// <summary>A method of an interface.</summary>
    public static ContractMember Of(string declarer, MemberId id, string name, ContractType result, params Parameter[] parameters) =>
        new(id, MemberKind.Method, result, name, parameters.ToEquatableArray()) { Interface = declarer };

    /// <summary>A method that no interface has.</summary>
    public static ContractMember Own(MemberId id, string name, string summary, ContractType result, params Parameter[] parameters) =>
        new(id, MemberKind.Method, result, name, parameters.ToEquatableArray()) { Documentation = $"<summary>{summary}</summary>" };

    /// <summary>A member without parameters that no interface has.</summary>
    public static ContractMember Own(MemberId id, MemberKind kind, string name, string summary, ContractType type) =>
        new(id, kind, type, name, null) { Documentation = $"<summary>{summary}</summary>" };

    /// <summary>A property of an interface, seen through it alone.</summary>
    public static ContractMember Explicit(string declarer, MemberId id, string name, ContractType type) =>
        new(id, MemberKind.Property, type, name, null) { Interface = declarer, IsExplicit = true };

    /// <summary>This member of an interface, seen through it alone.</summary>
    public ContractMember AsExplicit() => this with { IsExplicit = true };

    /// <summary>The parameters as arguments of another call.</summary>
    public IEnumerable<string> Arguments => Parameters!.Value.Select(parameter => parameter.Argument);
}
