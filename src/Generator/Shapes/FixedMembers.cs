using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Shapes;

/// <summary>Fields and properties that always hold the value their declaration gives them.</summary>
internal sealed class FixedMembers
{
    private readonly ConcurrentDictionary<ISymbol, bool> _assigned = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The value, where it stands in the file of <paramref name="model"/>; binding other files would cost an IDE too much.
    /// </summary>
    /// <param name="member">A field or property.</param>
    /// <param name="reader">What asks for it.</param>
    /// <param name="model">The model of that file.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public IOperation? ValueOf(ISymbol member, SyntaxNode reader, SemanticModel model, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences is not { Length: 1 } declarations
            || declarations[0].SyntaxTree != model.SyntaxTree
            || IsReadTooEarly(member, declarations[0], reader))
        {
            return null;
        }

        ExpressionSyntax? value = (member, declarations[0].GetSyntax(cancellationToken)) switch
        {
            (IFieldSymbol { IsReadOnly: true }, VariableDeclaratorSyntax { Initializer.Value: var initial })
                when IsInitial(member, cancellationToken) => initial,
            (IPropertySymbol { SetMethod: null } property, PropertyDeclarationSyntax declared) when !MayDiffer(property) => declared switch
            {
                { ExpressionBody.Expression: { } computed } => computed,
                { Initializer.Value: var initial } when IsStored(declared) && IsInitial(member, cancellationToken) => initial,
                _ => null,
            },
            _ => null,
        };
        return value is null ? null : model.GetOperation(value, cancellationToken);
    }

    // Static initializers run from the first to the last: one that reads a field below reads a default.
    private static bool IsReadTooEarly(ISymbol member, SyntaxReference declaration, SyntaxNode reader) =>
        member is { IsStatic: true } and not IFieldSymbol { IsConst: true }
        && reader.SyntaxTree == declaration.SyntaxTree
        && reader.SpanStart < declaration.Span.Start
        && reader.FirstAncestorOrSelf<MemberDeclarationSyntax>()
            is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null };

    // Nothing initializes the fields of default(S), where S is a structure.
    private bool IsInitial(ISymbol member, CancellationToken cancellationToken) =>
        (member.IsStatic || member.ContainingType.TypeKind == TypeKind.Class)
        && !_assigned.GetOrAdd(member, key => IsAssigned(key, cancellationToken));

    // "{ get; }" and no other body.
    private static bool IsStored(PropertyDeclarationSyntax property) =>
        property.AccessorList is { } accessors && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null });

    private static bool MayDiffer(IPropertySymbol property) =>
        property.IsVirtual || property.IsAbstract || property.IsOverride || property.ContainingType.TypeKind == TypeKind.Interface;

    // C# lets constructors and initializers assign what is read-only, in any part of the type.
    private static bool IsAssigned(ISymbol member, CancellationToken cancellationToken) => member.ContainingType.DeclaringSyntaxReferences
        .SelectMany(part => part.GetSyntax(cancellationToken).DescendantNodes())
        .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name && IsAssigned(name));

    private static bool IsAssigned(IdentifierNameSyntax name)
    {
        SyntaxNode target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        while (target.Parent is ParenthesizedExpressionSyntax or TupleExpressionSyntax
            || target.Parent is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.None, Parent: TupleExpressionSyntax })
        {
            target = target.Parent;
        }

        return target.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
            RefExpressionSyntax => true,
            PrefixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.IndexExpression),
            PostfixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
            _ => false,
        };
    }
}
