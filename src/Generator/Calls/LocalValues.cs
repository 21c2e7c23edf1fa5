using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MlpGen.Generator.Calls;

/// <summary>
/// The local variables in the body of a member, including lambdas and local functions. The body is read once, when a call first needs it.
/// </summary>
internal sealed class LocalValues
{
    private readonly Dictionary<ILocalSymbol, IOperation> _values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _assigned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _changed = new(SymbolEqualityComparer.Default);

    public LocalValues(IOperation root)
    {
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation { Symbol.IsRef: false, Initializer.Value: { } value } declarator)
                _values[declarator.Symbol] = value;
            else if (operation is ILocalReferenceOperation use)
                Add(use);
        }
    }

    /// <summary>Returns the value that a local has from its declaration on. Null if another value may be assigned.</summary>
    public IOperation? ValueOf(ILocalSymbol local) =>
        !_assigned.Contains(local) && _values.TryGetValue(local, out IOperation? value) ? value : null;

    /// <summary>True if the elements of a local array or span never change after its declaration.</summary>
    public bool KeepsElements(ILocalSymbol local) => !_changed.Contains(local);

    private void Add(ILocalReferenceOperation use)
    {
        if (!Usage.KeepsValue(use))
            _assigned.Add(use.Local);
        if (!Usage.KeepsElements(use))
            _changed.Add(use.Local);
    }
}
