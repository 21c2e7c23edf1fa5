using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Calls;

/// <summary>
/// Reads arrays and spans that are created by an expression: <c>new float[3]</c>, <c>new[] { 1f, 2f }</c>, <c>stackalloc float[3]</c>,
/// <c>[1, 2, 3]</c>. It uses the syntax because there are no operations for stackalloc.
/// </summary>
internal static class ElementList
{
    // The kinds of C# 12 nodes, which the referenced compiler version does not know.
    private const int CollectionExpression = 9076;
    private const int ExpressionElement = 9077;

    /// <summary>Returns the elements between braces or brackets. Null if there is no such list or it contains a spread.</summary>
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

    /// <summary>Returns the size between brackets. Null if the elements determine the size.</summary>
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
