using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Model;
using MlpGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Calls;

/// <summary>
/// Finds uses of what <c>Training = false</c> or <c>Populations = false</c> leaves out of a network. The C# compiler only says that a
/// member does not exist, and for populations it says nothing.
/// </summary>
internal static class AbsentCode
{
    /// <summary>The name of the setting in the properties of the diagnostic, for the code fix.</summary>
    public const string Setting = "Setting";

    private const string Training = "Training";
    private const string Populations = "Populations";

    /// <summary>The kinds of syntax that <see cref="Find"/> reads.</summary>
    public static ImmutableArray<SyntaxKind> Kinds { get; } = ImmutableArray.Create(
        SyntaxKind.InvocationExpression,
        SyntaxKind.SimpleMemberAccessExpression,
        SyntaxKind.MemberBindingExpression,
        SyntaxKind.ObjectCreationExpression,
        SyntaxKind.ImplicitObjectCreationExpression);

    /// <summary>Returns the diagnostic for a use of absent code, or null.</summary>
    public static Diagnostic? Find(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } =>
            FindMember(name, () => model.GetEnclosingSymbol(name.SpanStart, cancellationToken)?.ContainingType, model, cancellationToken),
        MemberAccessExpressionSyntax access =>
            FindMember(access.Name, () => TypeOf(access.Expression, model, cancellationToken), model, cancellationToken),
        MemberBindingExpressionSyntax binding =>
            FindMember(binding.Name, () => TypeOf(Receiver(binding), model, cancellationToken), model, cancellationToken),
        BaseObjectCreationExpressionSyntax creation => FindCreation(creation, model, cancellationToken),
        _ => null,
    };

    private static Diagnostic? FindMember(
        SimpleNameSyntax name, Func<INamedTypeSymbol?> receiver, SemanticModel model, CancellationToken cancellationToken)
    {
        if (name.Identifier.ValueText is not ("CreateTrainer" or "ComputeGradient" or "Backward" or "VerifyGradients")
            || receiver() is not { } network
            || AttributeReader.FindMlp(network) is not { } mlp
            || AttributeReader.ReadFeatures(mlp).Trains
            || IsKnown(model.GetSymbolInfo(name, cancellationToken)))
        {
            return null;
        }

        return Create(name.GetLocation(), network, mlp, $"no {name.Identifier.ValueText}", Training, cancellationToken);
    }

    private static Diagnostic? FindCreation(
        BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        if (NetworkOf(creation.ArgumentList) is not { } argument
            || model.GetTypeInfo(creation, cancellationToken).Type is not { Name: "Population" or "Trainer" or "ClassifierTrainer" } type
            || type is not { ContainingNamespace: { Name: "MlpGen", ContainingNamespace.IsGlobalNamespace: true } }
            || TypeOf(argument.Expression, model, cancellationToken) is not { } network
            || AttributeReader.FindMlp(network) is not { } mlp)
        {
            return null;
        }

        NetworkFeatures features = AttributeReader.ReadFeatures(mlp);
        bool isPopulation = type.Name == "Population";
        return (isPopulation ? features.Evolves : features.Trains)
            ? null
            : Create(
                argument.GetLocation(),
                network,
                mlp,
                isPopulation ? "no code for populations" : "no code for training",
                isPopulation ? Populations : Training,
                cancellationToken);
    }

    // In a?.b, the binding .b is inside the second part of the conditional access.
    private static ExpressionSyntax? Receiver(MemberBindingExpressionSyntax binding) =>
        binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull.Contains(binding))?.Expression;

    // A user-defined member, even if the call does not fit it. The extension methods are candidates that never fit such a network.
    private static bool IsKnown(SymbolInfo info) =>
        info.Symbol is not null
        || info.CandidateSymbols.Any(candidate => !RowTypes.IsOfMlpGen(candidate.ContainingType, "NetworkExtensions"));

    private static ArgumentSyntax? NetworkOf(ArgumentListSyntax? list) =>
        list?.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "network")
        ?? list?.Arguments.FirstOrDefault(argument => argument.NameColon is null);

    private static INamedTypeSymbol? TypeOf(ExpressionSyntax? expression, SemanticModel model, CancellationToken cancellationToken) =>
        expression is null ? null : model.GetTypeInfo(expression, cancellationToken).Type as INamedTypeSymbol;

    // The additional location is that of the setting, which may be in another file. A network of another assembly has none.
    private static Diagnostic Create(
        Location location, INamedTypeSymbol network, AttributeData mlp, string absent, string setting, CancellationToken cancellationToken)
    {
        Location[] places = AttributeReader.Syntax(mlp, cancellationToken)?.ArgumentList?.Arguments
            .Where(argument => argument.NameEquals?.Name.Identifier.ValueText == setting)
            .Select(argument => argument.GetLocation())
            .ToArray() ?? [];
        return Diagnostic.Create(
            Descriptors.AbsentCode,
            location,
            places,
            ImmutableDictionary<string, string?>.Empty.Add(Setting, setting),
            network.Name,
            absent,
            setting);
    }
}
