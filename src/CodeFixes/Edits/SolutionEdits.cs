using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MlpGen.CodeFixes.Edits;

/// <summary>Applies edits, which may be in several files and may contain duplicates.</summary>
internal static class SolutionEdits
{
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Edit> edits, CancellationToken cancellationToken)
    {
        Solution changed = solution;
        foreach (IGrouping<SyntaxTree, Edit> file in edits.Distinct().GroupBy(edit => edit.Tree))
        {
            if (solution.GetDocument(file.Key) is not { } document)
                continue;
            SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentText(document.Id, text.WithChanges(Changes(file, text)));
        }

        return changed;
    }

    private static IEnumerable<TextChange> Changes(IEnumerable<Edit> edits, SourceText text) => edits
        .OfType<TextEdit>()
        .Select(edit => edit.Change)
        .Concat(AttributeText.Without([.. edits.OfType<AttributeRemoval>().Select(edit => edit.Attribute)], text))
        .OrderBy(change => change.Span);
}
