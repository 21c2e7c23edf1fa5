using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Model;
using MlpGen.Generator.Model.Contract;
using MlpGen.Generator.Parsing;
using MlpGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace MlpGen.Generator.Tests.Model;

/// <summary>The contract table contains every member of the interfaces that a network implements, as the runtime declares it.</summary>
public sealed class ContractTableTests
{
    private static readonly Naming Plain = new("Net", null, null, null);
    private static readonly Naming Named = new("Net", null, null, new ClassNames("global::Side", "Side", IsIntSized: false));

    public static TheoryData<bool, bool, bool> Kinds { get; } = new MatrixTheoryData<bool, bool, bool>([false, true], [false, true], [false, true]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_member_of_an_interface_is_in_the_table_once_with_its_signature(bool classifier, bool named, bool trains)
    {
        NetworkFeatures features = new(classifier, trains, Evolves: trains, HasTwin: true, HasWeights: true, IsQuantizable: true);
        ContractTable contract = new(features, hasLoad: true, named ? Named : Plain);
        string[] interfaces = (classifier, trains) switch
        {
            (true, true) => ["CompilerServices.ITrainableClassifier", "CompilerServices.IEvolvable"],
            (false, true) => ["CompilerServices.ITrainable", "CompilerServices.IEvolvable"],
            (true, false) => ["CompilerServices.IGeneratedNetwork", "IInferenceClassifierNetwork"],
            (false, false) => ["CompilerServices.IGeneratedNetwork"],
        };
        IEnumerable<string> declared = interfaces.Select(name => TestCompilation.OnNet10.GetTypeByMetadataName($"MlpGen.{name}")!)
            .SelectMany(implemented => implemented.AllInterfaces.Append(implemented))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .SelectMany(type => type.GetMembers())
            .Where(member => member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary })
            .Select(Declared);
        IEnumerable<string> listed = contract.Public.Concat(contract.Explicit).Concat(contract.ForRuntime)
            .Where(member => member.Interface is not null)
            .Select(Listed);

        Assert.Equal(declared.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_public_members_have_one_key()
    {
        RowNames names = new(new[] { new RowField("a", "A") }.ToEquatableArray());
        foreach (Naming naming in new[] { Plain, Named, Named with { Inputs = names }, Plain with { Inputs = names, Outputs = names } })
        {
            string[] keys = [.. new ContractTable(new NetworkFeatures(true, true, true, true, true, true), hasLoad: true, naming).Public.Select(member => member.Key)];
            Assert.Equal(keys.Distinct(), keys);
        }
    }

    private static string Listed(ContractMember member)
    {
        string head = $"{member.Type.Key} {member.Interface}.{member.Name}";
        return member.Parameters is { } parameters
            ? Method(head, member.TypeParameter, parameters.Select(parameter => $"{parameter.Modifier ?? "in"} {parameter.Type.Key} {parameter.Name}"))
            : head;
    }

    private static string Declared(ISymbol member) => member is IMethodSymbol method
        ? Method(Head(method, method.ReturnType), method.TypeParameters.SingleOrDefault()?.Name, method.Parameters.Select(Declared))
        : Head(member, ((IPropertySymbol)member).Type);

    private static string Declared(IParameterSymbol parameter)
    {
        string modifier = parameter.RefKind switch { RefKind.None => "in", RefKind.Ref => "ref", _ => "out" };
        return $"{modifier} {Signature.Display(parameter.Type)} {parameter.Name}";
    }

    private static string Head(ISymbol member, ITypeSymbol type) => $"{Signature.Display(type)} {member.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}.{member.Name}";

    private static string Method(string head, string? typeParameter, IEnumerable<string> parameters) =>
        $"{head}<{typeParameter}>({string.Join(", ", parameters)})";
}
