using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>Reads <c>[MlpInputs]</c>, <c>[MlpOutputs]</c> and <c>[MlpClasses]</c> of a type with <c>[Mlp]</c>.</summary>
internal sealed class NamingReader
{
    private readonly DeclaredNames? _inputs;
    private readonly DeclaredNames? _outputs;
    private readonly DeclaredClasses? _classes;

    public NamingReader(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        _inputs = DeclaredNames.Find(type, "MlpInputs", Naming.Input, cancellationToken);
        _outputs = DeclaredNames.Find(type, "MlpOutputs", Naming.Output, cancellationToken);
        _classes = DeclaredClasses.Find(type, cancellationToken);
        Naming = new Naming(Signature.Display(type), _inputs?.Names, _outputs?.Names, _classes?.Names);
    }

    /// <summary>Gets the valid part of the attributes, which is also used for a network with an error.</summary>
    public Naming Naming { get; }

    /// <summary>True if the C# compiler could read all arguments.</summary>
    public bool IsReadable =>
        _inputs is not { IsReadable: false } && _outputs is not { IsReadable: false } && _classes is not { IsReadable: false };

    /// <summary>Returns the diagnostics of the attributes.</summary>
    /// <param name="sizes">The sizes of the inputs, the hidden layers and the outputs.</param>
    public IEnumerable<Diagnostic> Validate(DeclaredSizes sizes)
    {
        // The number of names can be checked only against valid sizes.
        IReadOnlyList<int> values = sizes.Values;
        int? inputs = values.Count >= 2 && values[0] > 0 ? values[0] : null;
        int? outputs = values.Count >= 2 && values[values.Count - 1] > 0 ? values[values.Count - 1] : null;
        return (_inputs?.Validate(inputs, "input") ?? [])
            .Concat(_outputs?.Validate(outputs, "output") ?? [])
            .Concat(_classes?.Validate(outputs) ?? []);
    }
}
