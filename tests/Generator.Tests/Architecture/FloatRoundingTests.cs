using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Architecture;

/// <summary>
/// The runtime and the plain loops round each operation on floats by a cast. Without it, a platform may keep more digits: Unity's Mono computes in double
/// and rounds only where a conversion is emitted.
/// </summary>
public sealed class FloatRoundingTests
{
    [Fact]
    public void The_runtime_rounds_every_operation()
    {
        string[] files = [.. FolderUse.Sources(Path.Combine("src", "Runtime")).Where(file => !file.EndsWith(".Vectors.cs", StringComparison.Ordinal))];
        Assert.True(files.Length > 200);
        Assert.Empty(Unrounded(files.Select(file => (file, File.ReadAllText(file)))));
    }

    [Theory]
    [InlineData("return a * b;", 1)]
    [InlineData("return (float)(a * b);", 0)]
    [InlineData("return (float)(a * b + a);", 1)]
    [InlineData("return (float)((float)(a * b) + a);", 0)]
    [InlineData("a += b; return a;", 1)]
    [InlineData("return (float)((double)a * b);", 0)]
    [InlineData("return 2f * 3f;", 0)]
    public void What_is_not_rounded_is_found(string body, int expected) =>
        Assert.Equal(expected, Unrounded([("a.cs", $"class C {{ float M(float a, float b) {{ {body} }} }}")]).Count);

    private static List<string> Unrounded(IEnumerable<(string Path, string Text)> files)
    {
        SyntaxTree[] trees = [.. files.Select(file => CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Preview), file.Path))];
        CSharpCompilation compilation = ProjectCompilation.Of(trees);
        return [.. trees.SelectMany(tree => Unrounded(tree, compilation.GetSemanticModel(tree)))];
    }

    private static IEnumerable<string> Unrounded(SyntaxTree tree, SemanticModel model) =>
        from node in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>()
        where node switch
        {
            BinaryExpressionSyntax binary =>
                IsArithmetic(binary.Kind()) && IsFloat(binary, model) && !model.GetConstantValue(binary).HasValue && !IsCast(binary),
            AssignmentExpressionSyntax assignment => IsArithmetic(assignment.Kind()) && IsFloat(assignment.Left, model),
            _ => false,
        }
        select $"{tree.FilePath}:{tree.GetLineSpan(node.Span).StartLinePosition.Line + 1}: {node}";

    private static bool IsArithmetic(SyntaxKind kind) => kind
        is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression
        or SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression or SyntaxKind.MultiplyAssignmentExpression
        or SyntaxKind.DivideAssignmentExpression;

    private static bool IsFloat(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Single;

    private static bool IsCast(ExpressionSyntax expression)
    {
        SyntaxNode? parent = expression.Parent;
        while (parent is ParenthesizedExpressionSyntax)
            parent = parent.Parent;
        return parent is CastExpressionSyntax { Type: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.FloatKeyword } };
    }
}
