using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Shapes;

/// <summary>
/// Arrays and spans that are written out: <c>new float[3]</c>, <c>new[] { 1f, 2f }</c>, <c>stackalloc float[3]</c>, <c>[1, 2, 3]</c>. Read
/// from the syntax, since operations know nothing of stackalloc.
/// </summary>
internal static class ElementList
{
    // C# 12's, which the compiler that this is built against does not know.
    private const int CollectionExpression = 9076;
    private const int ExpressionElement = 9077;

    /// <summary>The elements between braces or brackets; null where there is no such list, or one with a spread in it.</summary>
    public static IReadOnlyList<SyntaxNode>? Elements(SyntaxNode creation) => creation switch
    {
        ArrayCreationExpressionSyntax array => array.Initializer?.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        StackAllocArrayCreationExpressionSyntax array => array.Initializer?.Expressions,
        ImplicitStackAllocArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        InitializerExpressionSyntax initializer => initializer.Expressions,
        { RawKind: CollectionExpression } => ElementsOfCollection(creation),
        _ => null,
    };

    /// <summary>The size between brackets; null where the elements say it.</summary>
    public static ExpressionSyntax? Size(SyntaxNode creation) => creation switch
    {
        ArrayCreationExpressionSyntax array => Size(array.Type),
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax type } => Size(type),
        _ => null,
    };

    private static ExpressionSyntax? Size(ArrayTypeSyntax type) => type.RankSpecifiers.FirstOrDefault()?.Sizes.FirstOrDefault() switch
    {
        OmittedArraySizeExpressionSyntax => null,
        var size => size,
    };

    private static IReadOnlyList<SyntaxNode>? ElementsOfCollection(SyntaxNode creation)
    {
        SyntaxNode[] elements = [.. creation.ChildNodes()];
        return elements.All(element => element.RawKind == ExpressionElement)
            ? [.. elements.Select(element => element.ChildNodes().First())]
            : null;
    }
}
