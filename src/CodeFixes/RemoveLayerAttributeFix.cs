using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.CodeFixes;

/// <summary>Removes the <c>[MlpLayer]</c> that names a layer again, or all of them from a class that is no network.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveLayerAttributeFix))]
public sealed class RemoveLayerAttributeFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("MLP009", "MLP019");

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        bool isTwice = diagnostic.Id == "MLP019";
        List<Edit> edits = [];
        foreach (Location location in isTwice ? [diagnostic.Location] : diagnostic.AdditionalLocations)
        {
            SyntaxNode root = await location.SourceTree!.GetRootAsync(cancellationToken).ConfigureAwait(false);
            if (root.FindNode(location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
                edits.Add(new AttributeRemoval(attribute));
        }

        return [new Fix(isTwice ? "Remove this [MlpLayer]" : "Remove [MlpLayer]", "MlpLayer", edits)];
    }
}
