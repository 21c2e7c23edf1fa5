using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;
using MlpGen.Generator.Model.Contract;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// Finds the inherited members that a generated member would hide. The C# compiler warns about both a missing and a needless <c>new</c>,
/// so this class follows its rules. A method hides methods with the same parameters and all members that are not methods. Any other
/// member hides all members with its name.
/// </summary>
internal sealed class HiddenMembers(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
{
    private readonly INamedTypeSymbol[] _bases = [.. BaseTypes(type)];

    public bool IsHiding(ContractMember member) => _bases.Any(baseType => IsHiding(member, baseType));

    /// <summary>
    /// Returns the inherited abstract member that a generated member would hide instead of implementing, which is an error, or null if
    /// there is none.
    /// </summary>
    public ISymbol? HiddenAbstract(ContractMember member) =>
        _bases.SelectMany(baseType => HiddenIn(member, baseType)).FirstOrDefault() is { IsAbstract: true } inherited and not ITypeSymbol
            ? inherited
            : null;

    /// <summary>Gets the names of the inherited members that the type can access.</summary>
    public IEnumerable<string> AccessibleNames =>
        _bases.SelectMany(DeclaredMembers.GetMembers).Where(IsAccessible).Select(member => member.Name);

    private bool IsHiding(ContractMember member, INamedTypeSymbol baseType) =>
        HiddenIn(member, baseType).Any() || GeneratedFor(baseType).Any(inherited => inherited.Key == member.Key);

    private IEnumerable<ISymbol> HiddenIn(ContractMember member, INamedTypeSymbol baseType) =>
        DeclaredMembers.GetMembers(baseType, member.Name).Where(inherited => IsAccessible(inherited) && Hides(member, inherited));

    // The compiler's check is slow. Most members of base classes are public and need no check.
    private bool IsAccessible(ISymbol inherited) =>
        inherited.DeclaredAccessibility == Accessibility.Public || compilation.IsSymbolAccessibleWithin(inherited, type);

    private static bool Hides(ContractMember member, ISymbol inherited) => inherited switch
    {
        IMethodSymbol method => method.Arity == 0 && (member.ParameterTypes is null || Signature.Matches(member, method)),
        INamedTypeSymbol nested => nested.Arity == 0,
        _ => true,
    };

    // The members of a base class that is a network of this compilation are generated, so they are not visible yet.
    private IEnumerable<ContractMember> GeneratedFor(INamedTypeSymbol baseType)
    {
        if (baseType.DeclaringSyntaxReferences.IsEmpty || AttributeReader.FindMlp(baseType) is not { } mlp)
            return [];
        NetworkFeatures features = AttributeReader.ReadFeatures(mlp);
        Naming naming = new NamingReader(baseType, cancellationToken).Naming;
        MemberFacts facts = new MemberReader(baseType, features, naming, compilation, cancellationToken).Read();
        return new ContractTable(features, facts.HasLoad, naming).Public.Where(member => !facts.Clashing.Contains(member.Key));
    }

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? baseType = type.BaseType; baseType is not null; baseType = baseType.BaseType)
            yield return baseType;
    }
}
