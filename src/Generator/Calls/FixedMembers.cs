using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlpGen.Generator.Calls;

/// <summary>Finds fields and properties that always have the value from their declaration.</summary>
internal sealed class FixedMembers
{
    private readonly ConcurrentDictionary<ISymbol, bool> _assigned = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Returns the value if it is in the file of <paramref name="model"/>, otherwise null. Binding other files would be too slow in an IDE.
    /// </summary>
    /// <param name="member">The field or property.</param>
    /// <param name="reader">The expression that reads the member.</param>
    /// <param name="model">The semantic model of the file.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
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

    // Static initializers run in textual order, so one that reads a later field reads its default.
    private static bool IsReadTooEarly(ISymbol member, SyntaxReference declaration, SyntaxNode reader) =>
        member is { IsStatic: true } and not IFieldSymbol { IsConst: true }
        && reader.SyntaxTree == declaration.SyntaxTree
        && reader.SpanStart < declaration.Span.Start
        && reader.FirstAncestorOrSelf<MemberDeclarationSyntax>()
            is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null };

    // No initializer runs for the fields of default(S) if S is a struct.
    private bool IsInitial(ISymbol member, CancellationToken cancellationToken) =>
        (member.IsStatic || member.ContainingType.TypeKind == TypeKind.Class)
        && !_assigned.GetOrAdd(member, key => IsAssigned(key, cancellationToken));

    // True for "{ get; }" without bodies.
    private static bool IsStored(PropertyDeclarationSyntax property) =>
        property.AccessorList is { } accessors && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null });

    private static bool MayDiffer(IPropertySymbol property) =>
        property.IsVirtual || property.IsAbstract || property.IsOverride || property.ContainingType.TypeKind == TypeKind.Interface;

    // Constructors and initializers in any part of the type can assign read-only members.
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
