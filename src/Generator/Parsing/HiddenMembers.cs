using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;
using MlpGen.Generator.Model.Contract;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// Finds the inherited members that a generated one would hide. C# warns where <c>new</c> is missing and where it is needless, so
/// this follows its rules: a method hides methods with its parameters and whatever is no method; anything else hides all of its name.
/// </summary>
internal sealed class HiddenMembers(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
{
    private readonly INamedTypeSymbol[] _bases = [.. BaseTypes(type)];

    public bool IsHiding(ContractMember member) => _bases.Any(baseType => IsHiding(member, baseType));

    /// <summary>
    /// The inherited abstract member that a generated one would hide instead of implementing, which is an error; or null.
    /// </summary>
    public ISymbol? HiddenAbstract(ContractMember member) =>
        _bases.SelectMany(baseType => HiddenIn(member, baseType)).FirstOrDefault() is { IsAbstract: true } inherited and not ITypeSymbol
            ? inherited
            : null;

    /// <summary>The inherited names that the type can see.</summary>
    public IEnumerable<string> AccessibleNames =>
        _bases.SelectMany(DeclaredMembers.Of).Where(IsAccessible).Select(member => member.Name);

    private bool IsHiding(ContractMember member, INamedTypeSymbol baseType) =>
        HiddenIn(member, baseType).Any() || GeneratedFor(baseType).Any(inherited => inherited.Key == member.Key);

    private IEnumerable<ISymbol> HiddenIn(ContractMember member, INamedTypeSymbol baseType) =>
        DeclaredMembers.Of(baseType, member.Name).Where(inherited => IsAccessible(inherited) && Hides(member, inherited));

    // The compiler takes its time to answer; what is public in a base class is most of what there is, and can be seen.
    private bool IsAccessible(ISymbol inherited) =>
        inherited.DeclaredAccessibility == Accessibility.Public || compilation.IsSymbolAccessibleWithin(inherited, type);

    private static bool Hides(ContractMember member, ISymbol inherited) => inherited switch
    {
        IMethodSymbol method => method.Arity == 0 && (member.ParameterTypes is null || Signature.Matches(member, method)),
        INamedTypeSymbol nested => nested.Arity == 0,
        _ => true,
    };

    // A base class that is a network of the same compilation: its members are generated, so they cannot be seen here yet.
    private IEnumerable<ContractMember> GeneratedFor(INamedTypeSymbol baseType)
    {
        if (baseType.DeclaringSyntaxReferences.IsEmpty || AttributeReader.FindMlp(baseType) is not { } mlp)
            return [];
        bool classifier = AttributeReader.TakesLabels(mlp);
        Naming naming = new NamingReader(baseType, cancellationToken).Naming;
        MemberFacts facts = new MemberReader(baseType, classifier, naming, compilation, cancellationToken).Read();
        return new ContractTable(classifier, facts.HasLoad, naming).Public.Where(member => !facts.Clashing.Contains(member.Key));
    }

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? baseType = type.BaseType; baseType is not null; baseType = baseType.BaseType)
            yield return baseType;
    }
}
