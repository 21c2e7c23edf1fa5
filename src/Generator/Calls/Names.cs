using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Calls;

/// <summary>
/// Finds the values that names of variables, fields and properties stand for. Results are cached as long as the compiler keeps the code.
/// </summary>
internal sealed class Names
{
    private readonly ConditionalWeakTable<IOperation, LocalValues> _values = new();
    private readonly FixedMembers _members = new();

    /// <summary>Returns the value that a name always has. Null if the operation is not a name or can have more than one value.</summary>
    public IOperation? ValueOf(IOperation name, CancellationToken cancellationToken) => name switch
    {
        ILocalReferenceOperation local => ValuesAround(local).ValueOf(local.Local),
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false }, SemanticModel: { } model } member =>
            _members.ValueOf(member.Member, member.Syntax, model, cancellationToken),
        _ => null,
    };

    /// <summary>True if the elements of an array or span also never change after it was created.</summary>
    public bool KeepsElements(IOperation name) =>
        name is ILocalReferenceOperation local ? ValuesAround(local).KeepsElements(local.Local) : RowTypes.IsReadOnlySpan(name.Type);

    private LocalValues ValuesAround(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return _values.GetValue(operation, root => new LocalValues(root));
    }
}
