using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace MlpGen.CodeFixes.Tests.Harness;

/// <summary>Asks for fixes and applies them as an IDE does.</summary>
internal static class LightBulb
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Every code fix in the assembly.</summary>
    public static IReadOnlyList<FixProvider> Providers { get; } =
        [.. typeof(FixProvider).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(type => (FixProvider)Activator.CreateInstance(type)!)];

    /// <summary>True if a rule has a code fix.</summary>
    public static bool Mends(string id) => Providers.Any(provider => provider.FixableDiagnosticIds.Contains(id));

    /// <summary>Returns the code fix for a rule.</summary>
    public static FixProvider For(string id) => Providers.Single(provider => provider.FixableDiagnosticIds.Contains(id));

    /// <summary>Returns the fixes that the menu shows at a diagnostic.</summary>
    public static async Task<IReadOnlyList<CodeAction>> OffersAsync(Project project, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
        await For(diagnostic.Id).RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), Cancellation));
        return actions;
    }

    /// <summary>Returns the project after a fix is applied.</summary>
    public static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        IEnumerable<CodeActionOperation> operations = await action.GetOperationsAsync(Cancellation);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    /// <summary>
    /// Returns the "fix all" action for the first diagnostic of a rule, given the title of one of its fixes. Null if there is no such
    /// action.
    /// </summary>
    public static async Task<CodeAction?> FixAllAsync(Project project, string id, string title, FixAllScope scope)
    {
        Diagnostic first = (await UserSolution.AnalyzeAsync(project)).First(diagnostic => diagnostic.Id == id);
        CodeAction action = (await OffersAsync(project, first)).Single(action => action.Title == title);
        FixProvider provider = For(id);
        FixAllContext context = new(
            project.GetDocument(first.Location.SourceTree)!,
            provider,
            scope,
            action.EquivalenceKey!,
            provider.FixableDiagnosticIds,
            new Found(provider),
            Cancellation);
        return await provider.GetFixAllProvider().GetFixAsync(context);
    }

    private sealed class Found(FixProvider provider) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await UserSolution.AnalyzeAsync(project)).Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id));

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
