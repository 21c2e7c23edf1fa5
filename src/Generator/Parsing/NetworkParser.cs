using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// Creates the model of a network from symbols. Everything that needs the compiler is decided here. Later stages work on plain data.
/// </summary>
internal static class NetworkParser
{
    /// <summary>
    /// Parses one part of a class for the generator, which calls this method once for each part with <c>[Mlp]</c>. Only the first part
    /// returns a network, because a second file with the same name would be an error. The C# compiler reports the duplicate attribute.
    /// </summary>
    public static ParsedNetwork? Parse(FoundNetwork found, CancellationToken cancellationToken)
    {
        if (found.Symbol is not INamedTypeSymbol type
            || AttributeReader.FindMlp(type) is not { } mlp
            || AttributeReader.Syntax(mlp, cancellationToken)?.FirstAncestorOrSelf<TypeDeclarationSyntax>() != found.Node)
        {
            return null;
        }

        return Parse(type, found.Compilation, cancellationToken).Network;
    }

    /// <summary>Parses any type. A type that declares no network returns no network.</summary>
    public static ParseResult Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (AttributeReader.FindMlp(type) is not { } mlp)
            return new ParseResult(null, WithoutNetwork(type, cancellationToken).ToImmutableArray());

        // The C# compiler reports [Mlp] on an enum or a delegate.
        if (AttributeReader.Syntax(mlp, cancellationToken) is not { } attribute
            || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration)
        {
            return ParseResult.None;
        }

        NetworkDeclaration network = AttributeReader.Read(mlp, attribute, AttributeReader.FindLayers(type), cancellationToken);
        NamingReader naming = new(type, cancellationToken);
        LanguageVersion language = ((CSharpParseOptions)declaration.SyntaxTree.Options).LanguageVersion;
        ImmutableArray<Diagnostic> diagnostics = TypeValidator.Validate(type, declaration, language)
            .Concat(NetworkValidator.Validate(network, type.Name))
            .Concat(naming.Validate(network.Sizes))
            .ToImmutableArray();
        if (type.TypeKind != TypeKind.Class || TypeSymbols.IsNameless(type))
            return new ParseResult(null, diagnostics);

        NetworkFeatures features = network.Features;
        Location identifier = declaration.Identifier.GetLocation();
        cancellationToken.ThrowIfCancellationRequested();
        MemberReader members = new(type, features, naming.Naming, compilation, cancellationToken);
        MemberFacts facts = members.Read();
        BaseConstructor baseConstructor = BaseConstructor.Find(type, compilation, language);
        if (!facts.DeclaresConstructor && !baseConstructor.IsParameterless)
            diagnostics = diagnostics.Add(Diagnostic.Create(Descriptors.NoBaseConstructor, identifier, type.BaseType!.Name, type.Name));
        diagnostics = diagnostics.AddRange(members.Validate(identifier));

        if (diagnostics.Any(TypeValidator.PreventsExtension) || language < LanguageVersion.CSharp2)
            return new ParseResult(null, diagnostics);
        TypeShell shell = TypeShellReader.Read(type, mlp.AttributeClass!.ContainingAssembly, compilation, language, cancellationToken);
        if (FirstError(network.IsReadable && naming.IsReadable, diagnostics) is { } error)
        {
            Naming names = naming.Naming.Without(facts.Clashing);
            BrokenNetwork broken = new(shell, facts, names, features, error, baseConstructor.Arguments);
            return new ParseResult(broken, diagnostics);
        }

        TargetFacts target = TargetFactsReader.Read(compilation);
        TrainedWeights? weights = network.Weights is { File: { } file } ? new TrainedWeights(file) : null;
        Rounding rounding = network.Rounding.Value!.Value;
        NetworkModel model = new(
            shell, facts, naming.Naming, features, network.Loss.Value!.Value, rounding, weights, Layers(network), target);
        return new ParseResult(model, diagnostics.AddRange(NetworkSuggestions.For(network)), network.Weights?.Location);
    }

    private static IEnumerable<Diagnostic> WithoutNetwork(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        AttributeData[] others = [.. AttributeReader.FindOthers(type)];
        Location[] places = [.. others
            .Select(other => AttributeReader.Syntax(other, cancellationToken)?.GetLocation())
            .OfType<Location>()];
        return places.Take(1).Select(first => Diagnostic.Create(
            Descriptors.AttributeWithoutNetwork, first, places, others[0].AttributeClass!.Name.Replace("Attribute", ""), type.Name));
    }

    private static string? FirstError(bool isReadable, ImmutableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            return $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
        return isReadable
            ? null
            : "The arguments of [Mlp] or of another attribute of the network have an error that the C# compiler reports.";
    }

    private static EquatableArray<LayerModel> Layers(NetworkDeclaration network) =>
        Enumerable.Range(1, network.LayerCount!.Value)
            .Select(number => new LayerModel(
                number,
                network.Sizes.Values[number - 1],
                network.Sizes.Values[number],
                network.ActivationOf(number).Value!.Value,
                (float)network.DropoutOf(number)))
            .ToEquatableArray();
}
