using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// All that the parsing of a network can depend on besides its own node: references, options, and the declarations in every file
/// (<see cref="DeclarationText"/>). Typing in a method body leaves them equal. The compiler then keeps the older object and its parsed
/// networks, so the networks of a project are not parsed again at each keystroke.
/// </summary>
internal sealed class ParseInputs(Compilation compilation) : IEquatable<ParseInputs>
{
    // Weak keys release the nodes of files that were edited since.
    private readonly ConditionalWeakTable<SyntaxNode, StrongBox<ParsedNetwork?>> _parsed = new();
    private readonly string? _assembly = compilation.AssemblyName;
    private readonly CompilationOptions _options = compilation.Options;
    private readonly MetadataReference[] _references = [.. compilation.References];
    private readonly SyntaxTree[] _trees = [.. compilation.SyntaxTrees];

    /// <summary>Returns the network of a node, which is parsed at most once.</summary>
    public ParsedNetwork? Parse(FoundNetwork found, CancellationToken cancellationToken) =>
        _parsed.GetValue(found.Node, _ => new StrongBox<ParsedNetwork?>(NetworkParser.Parse(found, cancellationToken))).Value;

    /// <inheritdoc/>
    public bool Equals(ParseInputs? other) =>
        other is not null
        && _assembly == other._assembly
        && _options.Equals(other._options)
        && _references.SequenceEqual(other._references)
        && _trees.Length == other._trees.Length
        && _trees.Zip(other._trees, DeclarationText.AreEqual).All(equal => equal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParseInputs);

    /// <inheritdoc/>
    public override int GetHashCode() => _assembly?.GetHashCode() ?? 0;
}
