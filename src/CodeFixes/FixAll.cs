using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MlpGen.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MlpGen.CodeFixes;

/// <summary>
/// Fixes all diagnostics of a document, project or solution in the same way. The edits are applied together, because a fix may
/// change another file of the class, and two fixes may change the same brackets.
/// </summary>
/// <param name="fixesAsync">Returns the fixes for one diagnostic.</param>
internal sealed class FixAll(Func<Solution, Diagnostic, CancellationToken, Task<IReadOnlyList<Fix>>> fixesAsync) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        List<Fix> fixes = [];
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
        {
            IReadOnlyList<Fix> found = await fixesAsync(context.Solution, diagnostic, context.CancellationToken).ConfigureAwait(false);
            fixes.AddRange(found.Where(fix => fix.Key == context.CodeActionEquivalenceKey));
        }

        return fixes.Count == 0
            ? null
            : CodeAction.Create(fixes[0].Title, cancellation => ApplyAsync(context.Solution, fixes, cancellation), fixes[0].Key);
    }

    private static Task<Solution> ApplyAsync(Solution solution, IEnumerable<Fix> fixes, CancellationToken cancellationToken) =>
        SolutionEdits.ApplyAsync(solution, fixes.SelectMany(fix => fix.Edits), cancellationToken);

    private static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        List<Diagnostic> diagnostics = [];
        foreach (Project project in Projects(context))
            diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        return diagnostics;
    }

    private static IEnumerable<Project> Projects(FixAllContext context) => context.Scope == FixAllScope.Solution
        ? context.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp)
        : [context.Project];
}
