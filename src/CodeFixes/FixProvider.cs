using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MlpGen.CodeFixes;

/// <summary>
/// The base class of all code fixes. A derived class returns the edits that fix a diagnostic. This class applies them for one diagnostic or
/// for all of them.
/// </summary>
public abstract class FixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new FixAll(FixesAsync);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Solution solution = context.Document.Project.Solution;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Fix fix in await FixesAsync(solution, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancellation => SolutionEdits.ApplyAsync(solution, fix.Edits, cancellation), fix.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>Returns the fixes for one diagnostic, the most likely one first.</summary>
    internal abstract Task<IReadOnlyList<Fix>> FixesAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken);
}
