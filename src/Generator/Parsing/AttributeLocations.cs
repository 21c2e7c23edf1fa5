using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MlpGen.Generator.Parsing;

/// <summary>Where in the source the arguments of one attribute stand, and what is written there.</summary>
internal sealed class AttributeLocations(AttributeSyntax attribute)
{
    private readonly IReadOnlyList<AttributeArgumentSyntax> _arguments = [.. attribute.ArgumentList?.Arguments ?? []];

    /// <summary>The attribute without its brackets.</summary>
    public Location Whole => attribute.GetLocation();

    /// <summary>The argument <c>name = value</c>, or the whole attribute.</summary>
    public Location Named(string name) =>
        _arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.GetLocation() ?? Whole;

    /// <summary>All arguments of the constructor together, or the whole attribute.</summary>
    public Location Positional()
    {
        ExpressionSyntax[] values = PositionalValues();
        return values.Length == 0
            ? Whole
            : Location.Create(attribute.SyntaxTree, TextSpan.FromBounds(values[0].SpanStart, values[values.Length - 1].Span.End));
    }

    /// <summary>One location for each element of the constructor's array, whether written as arguments or as an array.</summary>
    public IReadOnlyList<Location> Elements(int count)
    {
        SyntaxNode[] elements = PositionalValues();
        if (elements.Length == 1 && ArrayElements(elements[0]) is { } inner)
            elements = inner;
        return elements.Length == count
            ? [.. elements.Select(element => element.GetLocation())]
            : [.. Enumerable.Repeat(Positional(), count)];
    }

    /// <summary>The texts among the arguments, for one that C# cannot read because of another.</summary>
    public IEnumerable<string> Texts() => attribute.DescendantNodes()
        .OfType<LiteralExpressionSyntax>()
        .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression))
        .Select(literal => literal.Token.ValueText);

    private ExpressionSyntax[] PositionalValues() =>
        [.. _arguments.Where(argument => argument.NameEquals is null).Select(argument => argument.Expression)];

    // A collection expression is known by its bracket: the compiler this is built against has no node for it.
    private static SyntaxNode[]? ArrayElements(SyntaxNode value) => value switch
    {
        ArrayCreationExpressionSyntax array => array.Initializer?.Expressions.ToArray(),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.ToArray(),
        _ when value.GetFirstToken().IsKind(SyntaxKind.OpenBracketToken) => value.ChildNodes().ToArray(),
        _ => null,
    };
}
