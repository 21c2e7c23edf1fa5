using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.CodeFixes;

/// <summary>A member of <c>MlpGen.Activation</c> or <c>MlpGen.Loss</c>, and how it is written at a place in the source.</summary>
internal sealed record EnumMember(string Type, string Name)
{
    public static readonly EnumMember Relu = new("Activation", "Relu");
    public static readonly EnumMember Sigmoid = new("Activation", "Sigmoid");
    public static readonly EnumMember Softmax = new("Activation", "Softmax");
    public static readonly EnumMember CrossEntropy = new("Loss", "CrossEntropy");
    public static readonly EnumMember BinaryCrossEntropy = new("Loss", "BinaryCrossEntropy");

    public override string ToString() => $"{Type}.{Name}";

    /// <summary>True if the user's spelling of another member means this one with this one's name at its end.</summary>
    public bool Follows(MemberAccessExpressionSyntax before, SemanticModel model) =>
        Means($"{before.Expression}.{Name}", model, before.SpanStart);

    /// <summary>The shortest spelling that means this member there.</summary>
    /// <param name="model">The file.</param>
    /// <param name="position">The place.</param>
    /// <param name="cancellationToken">Cancels it.</param>
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
