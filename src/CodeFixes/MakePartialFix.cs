using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.CodeFixes;

/// <summary>Makes a network and every type around it partial, no matter which of them is reported.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
public sealed class MakePartialFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("MLP001", "MLP008");

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(
        Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // The diagnostic of a containing type has the network as an additional location.
        Location network = diagnostic.AdditionalLocations.FirstOrDefault() ?? diagnostic.Location;
        SyntaxNode root = await network.SourceTree!.GetRootAsync(cancellationToken).ConfigureAwait(false);
        TypeDeclarationSyntax[] types = [.. root.FindToken(network.SourceSpan.Start).Parent!
            .AncestorsAndSelf()
            .OfType<TypeDeclarationSyntax>()
            .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Reverse()];

        if (types.Length == 0)
            return [];

        // C# requires partial to be the last modifier.
        return [new Fix(
            $"Make {And(types)} partial",
            "partial",
            [.. types.Select(type => TextEdit.Insert(root.SyntaxTree, type.Keyword.SpanStart, "partial "))])];
    }

    private static string And(IReadOnlyList<TypeDeclarationSyntax> types)
    {
        string[] names = [.. types.Select(type => $"'{type.Identifier.ValueText}'")];
        return names.Length == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}";
    }
}
