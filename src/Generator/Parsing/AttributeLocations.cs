using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MlpGen.Generator.Parsing;

/// <summary>The source locations and the texts of the arguments of one attribute.</summary>
internal sealed class AttributeLocations(AttributeSyntax attribute)
{
    private readonly IReadOnlyList<AttributeArgumentSyntax> _arguments = [.. attribute.ArgumentList?.Arguments ?? []];

    /// <summary>Gets the location of the attribute without its brackets.</summary>
    public Location Whole => attribute.GetLocation();

    /// <summary>Returns the location of the argument <c>name = value</c>, or of the whole attribute if it is absent.</summary>
    public Location Named(string name) =>
        _arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.GetLocation() ?? Whole;

    /// <summary>Returns the location that spans all constructor arguments, or that of the whole attribute if there are none.</summary>
    public Location Positional()
    {
        ExpressionSyntax[] values = PositionalValues();
        return values.Length == 0
            ? Whole
            : Location.Create(attribute.SyntaxTree, TextSpan.FromBounds(values[0].SpanStart, values[values.Length - 1].Span.End));
    }

    /// <summary>
    /// Returns one location for each element of the constructor's array, which may be written as arguments or as an array.
    /// </summary>
    public IReadOnlyList<Location> Elements(int count)
    {
        SyntaxNode[] elements = PositionalValues();
        if (elements.Length == 1 && ArrayElements(elements[0]) is { } inner)
            elements = inner;
        return elements.Length == count
            ? [.. elements.Select(element => element.GetLocation())]
            : [.. Enumerable.Repeat(Positional(), count)];
    }

    /// <summary>
    /// Returns the string literals among the arguments. They are still available if an error in another argument makes the constant
    /// unreadable.
    /// </summary>
    public IEnumerable<string> Texts() => attribute.DescendantNodes()
        .OfType<LiteralExpressionSyntax>()
        .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression))
        .Select(literal => literal.Token.ValueText);

    private ExpressionSyntax[] PositionalValues() =>
        [.. _arguments.Where(argument => argument.NameEquals is null).Select(argument => argument.Expression)];

    // A collection expression is recognized by its bracket, because the referenced compiler version has no node for it.
    private static SyntaxNode[]? ArrayElements(SyntaxNode value) => value switch
    {
        ArrayCreationExpressionSyntax array => array.Initializer?.Expressions.ToArray(),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.ToArray(),
        _ when value.GetFirstToken().IsKind(SyntaxKind.OpenBracketToken) => value.ChildNodes().ToArray(),
        _ => null,
    };
}
