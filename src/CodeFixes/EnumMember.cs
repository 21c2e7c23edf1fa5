using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.CodeFixes;

/// <summary>A member of <c>MlpGen.Activation</c> or <c>MlpGen.Loss</c>, and its spelling at a position in the source.</summary>
internal sealed record EnumMember(string Type, string Name)
{
    public static readonly EnumMember Relu = new("Activation", "Relu");
    public static readonly EnumMember Sigmoid = new("Activation", "Sigmoid");
    public static readonly EnumMember Softmax = new("Activation", "Softmax");
    public static readonly EnumMember CrossEntropy = new("Loss", "CrossEntropy");
    public static readonly EnumMember BinaryCrossEntropy = new("Loss", "BinaryCrossEntropy");

    public override string ToString() => $"{Type}.{Name}";

    /// <summary>True if the expression before the dot of another member also works with the name of this member.</summary>
    public bool Follows(MemberAccessExpressionSyntax before, SemanticModel model) =>
        Means($"{before.Expression}.{Name}", model, before.SpanStart);

    /// <summary>Returns the shortest spelling of this member that is valid at a position.</summary>
    /// <param name="model">The semantic model of the file.</param>
    /// <param name="position">The position in the file.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public string Spell(SemanticModel model, int position, CancellationToken cancellationToken)
    {
        IEnumerable<string> aliases = model.GetImportScopes(position, cancellationToken)
            .SelectMany(scope => scope.Aliases)
            .Where(alias => IsType(alias.Target))
            .Select(alias => alias.Name);
        IEnumerable<string> spellings = [Name, .. new[] { Type }.Concat(aliases).Append($"MlpGen.{Type}").Select(type => $"{type}.{Name}")];
        return spellings.FirstOrDefault(spelling => Means(spelling, model, position)) ?? $"global::MlpGen.{Type}.{Name}";
    }

    private bool Means(string spelling, SemanticModel model, int position) =>
        model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression(spelling), SpeculativeBindingOption.BindAsExpression).Symbol
            is IFieldSymbol { ContainingType: var type } field
        && field.Name == Name
        && IsType(type);

    private bool IsType(INamespaceOrTypeSymbol symbol) =>
        symbol.Name == Type
        && symbol is { ContainingType: null, ContainingNamespace: { Name: "MlpGen", ContainingNamespace.IsGlobalNamespace: true } };
}
