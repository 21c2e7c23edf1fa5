using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Model;
using MlpGen.Generator.Model.Contract;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Compares the members of a class and of its base classes with the members that are generated for it.</summary>
internal sealed class MemberReader
{
    private readonly INamedTypeSymbol _type;
    private readonly ISymbol[] _own;
    private readonly string[] _mentioned;
    private readonly ContractMember[] _contract;
    private readonly HiddenMembers _hidden;
    private readonly ContractTable _table;
    private readonly bool _declaresConstructor;
    private readonly bool _requiresMembers;

    /// <summary>Reads the members of a class.</summary>
    /// <param name="type">The class with <c>[Mlp]</c>.</param>
    /// <param name="features">The parts of the contract that the declaration selects.</param>
    /// <param name="naming">The names of inputs, outputs and classes.</param>
    /// <param name="compilation">The compilation, which decides if a member is accessible.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public MemberReader(
        INamedTypeSymbol type,
        NetworkFeatures features,
        Naming naming,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        _type = type;
        _mentioned = [.. DeclaredMembers.Mentioned(type, cancellationToken).Where(GeneratedNames.MayClash)];
        _own = [.. DeclaredMembers.GetMembers(type), .. DeclaredMembers.PrimaryParameters(type)];
        _declaresConstructor = DeclaredMembers.Constructors(type).Count > 0;
        _requiresMembers = DeclaredMembers.Requires(type);
        _table = new ContractTable(features, !_declaresConstructor && !_requiresMembers, naming);
        _contract = [.. _table.Public];
        _hidden = new HiddenMembers(type, compilation, cancellationToken);
    }

    public MemberFacts Read() =>
        new(
            _declaresConstructor,
            _requiresMembers,
            TextMembers.HasText(_type),
            Keys(IsTaken).Concat(_own.Select(member => ExplicitMembers.Clash(member, _table)).OfType<string>()).ToEquatableArray(),
            Keys(_hidden.IsHiding).ToEquatableArray(),
            _mentioned
                .Concat(_hidden.AccessibleNames)
                .Append(_type.Name)
                .Where(GeneratedNames.MayClash)
                .Distinct()
                .OrderBy(name => name, StringComparer.Ordinal)
                .ToEquatableArray());

    /// <summary>Returns one diagnostic for each member that conflicts with a generated one.</summary>
    public IEnumerable<Diagnostic> Validate(Location identifier)
    {
        if (_contract.Any(IsTypeName))
            yield return Clash(identifier, _type.Name, "the name of the class");
        foreach (ISymbol member in _own)
        {
            if (_contract.Any(generated => Clash(generated, member)))
                yield return Clash(DeclaredMembers.LocationOf(member), member.Name, "this declaration");
            else if (ExplicitMembers.Clash(member, _table) is { } implemented)
                yield return Clash(DeclaredMembers.LocationOf(member), implemented, "this declaration");
        }

        foreach (ContractMember generated in _contract.Where(generated => !IsOwn(generated)))
        {
            if (_hidden.HiddenAbstract(generated) is { } inherited)
                yield return Clash(
                    identifier, generated.Name, $"the inherited abstract member '{inherited.ContainingType.Name}.{inherited.Name}'");
        }
    }

    private IEnumerable<string> Keys(Func<ContractMember, bool> condition) => _contract.Where(condition).Select(member => member.Key);

    private Diagnostic Clash(Location location, string generated, string other) =>
        Diagnostic.Create(Descriptors.MemberClash, location, _type.Name, generated, other);

    private bool IsTaken(ContractMember generated) =>
        IsTypeName(generated) || IsOwn(generated) || _hidden.HiddenAbstract(generated) is not null;

    private bool IsOwn(ContractMember generated) => _own.Any(member => Clash(generated, member));

    // C# forbids a member with the name of its class.
    private bool IsTypeName(ContractMember generated) => generated.Name == _type.Name;

    // Methods can overload each other. Every other member needs a unique name.
    private static bool Clash(ContractMember generated, ISymbol member) =>
        generated.Name == member.Name
        && (generated.ParameterTypes is null || member is not IMethodSymbol method || Signature.Matches(generated, method));
}
