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

/// <summary>
/// Removes an <c>[MlpLayer]</c> that names the layer of an earlier one, or every network attribute from a class without <c>[Mlp]</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveLayerAttributeFix))]
public sealed class RemoveLayerAttributeFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("MLP009", "MLP019");

    internal override async Task<IReadOnlyList<Fix>> FixesAsync(
        Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        bool isTwice = diagnostic.Id == "MLP019";
        List<Edit> edits = [];
        List<string> names = [];
        foreach (Location location in isTwice ? [diagnostic.Location] : diagnostic.AdditionalLocations)
        {
            SyntaxNode root = await location.SourceTree!.GetRootAsync(cancellationToken).ConfigureAwait(false);
            if (root.FindNode(location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            {
                edits.Add(new AttributeRemoval(attribute));
                names.Add($"[{AttributeText.ShortName(attribute)}]");
            }
        }

        if (edits.Count == 0)
            return [];
        return [new Fix(isTwice ? "Remove this [MlpLayer]" : $"Remove {And([.. names.Distinct()])}", "MlpLayer", edits)];
    }

    private static string And(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";
}
