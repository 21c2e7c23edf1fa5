using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;

namespace MlpGen.Generator.Model.Contract;

/// <summary>The declaration of a member that every network gets. Emission supplies the body.</summary>
/// <param name="Id">The identity of the member. Overloads with the same purpose share one.</param>
/// <param name="Kind">The kind of the member.</param>
/// <param name="Type">The type of the value. Void for a nested type.</param>
/// <param name="Name">The name of the member.</param>
/// <param name="Parameters">The parameters of a method. Null for other members.</param>
internal sealed record ContractMember(MemberId Id, MemberKind Kind, ContractType Type, string Name, EquatableArray<Parameter>? Parameters)
{
    /// <summary>The content of the doc comment. Default: inherits the documentation of the interface member.</summary>
    public string Documentation { get; init; } = "<inheritdoc/>";

    /// <summary>True if the member is static.</summary>
    public bool IsStatic { get; init; }

    /// <summary>The interface that declares the member, or null.</summary>
    public string? Interface { get; init; }

    /// <summary>True if the member implements its interface explicitly.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>The name of the type parameter, or null.</summary>
    public string? TypeParameter { get; init; }

    /// <summary>
    /// The types of a method's parameters, with their namespaces. "out" precedes a type that is passed by reference. Null for other
    /// members.
    /// </summary>
    public EquatableArray<string>? ParameterTypes => Parameters?
        .Select(parameter => parameter.Modifier is null ? parameter.Type.Key : $"out {parameter.Type.Key}")
        .ToEquatableArray();

    /// <summary>
    /// The unique key of this member: <c>Forward(System.ReadOnlySpan&lt;float&gt;,System.Span&lt;float&gt;)</c>, or
    /// <c>IInferenceNetwork.Loss</c> for an explicit implementation.
    /// </summary>
    public string Key => IsExplicit ? $"{Interface}.{Name}"
        : ParameterTypes is { } types ? $"{Name}({string.Join(",", types)})"
        : Name;

    /// <summary>Creates a method that an interface declares.</summary>
    public static ContractMember Create(string declarer, MemberId id, string name, ContractType result, params Parameter[] parameters) =>
        new(id, MemberKind.Method, result, name, parameters.ToEquatableArray()) { Interface = declarer };

    /// <summary>Creates a method that no interface declares.</summary>
    public static ContractMember Own(MemberId id, string name, string summary, ContractType result, params Parameter[] parameters) =>
        new(id, MemberKind.Method, result, name, parameters.ToEquatableArray()) { Documentation = $"<summary>{summary}</summary>" };

    /// <summary>Creates a member without parameters that no interface declares.</summary>
    public static ContractMember Own(MemberId id, MemberKind kind, string name, string summary, ContractType type) =>
        new(id, kind, type, name, null) { Documentation = $"<summary>{summary}</summary>" };

    /// <summary>Creates an explicitly implemented property of an interface.</summary>
    public static ContractMember Explicit(string declarer, MemberId id, string name, ContractType type) =>
        new(id, MemberKind.Property, type, name, null) { Interface = declarer, IsExplicit = true };

    /// <summary>Returns this member as an explicit implementation of its interface.</summary>
    public ContractMember AsExplicit() => this with { IsExplicit = true };

    /// <summary>The parameters, as arguments of another call.</summary>
    public IEnumerable<string> Arguments => Parameters!.Value.Select(parameter => parameter.Argument);
}
