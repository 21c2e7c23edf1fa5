using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// All that a network's parsing may depend on besides its own node: references, options, and every file as far as it declares anything
/// (<see cref="DeclarationText"/>). Typing into a method leaves them equal. The compiler then keeps the older object, and with it what was
/// parsed: the networks of a project are not looked at again with each key.
/// </summary>
internal sealed class Surroundings(Compilation compilation) : IEquatable<Surroundings>
{
    // Nodes of files that were edited since are let go.
    private readonly ConditionalWeakTable<SyntaxNode, StrongBox<ParsedNetwork?>> _parsed = new();
    private readonly string? _assembly = compilation.AssemblyName;
    private readonly CompilationOptions _options = compilation.Options;
    private readonly MetadataReference[] _references = [.. compilation.References];
    private readonly SyntaxTree[] _trees = [.. compilation.SyntaxTrees];

    /// <summary>The network of a node, parsed at most once.</summary>
    public ParsedNetwork? Parse(FoundNetwork found, CancellationToken cancellationToken) =>
        _parsed.GetValue(found.Node, _ => new StrongBox<ParsedNetwork?>(NetworkParser.Parse(found, cancellationToken))).Value;

    /// <inheritdoc/>
    public bool Equals(Surroundings? other) =>
        other is not null
        && _assembly == other._assembly
        && _options.Equals(other._options)
        && _references.SequenceEqual(other._references)
        && _trees.Length == other._trees.Length
        && _trees.Zip(other._trees, DeclarationText.AreEqual).All(equal => equal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Surroundings);

    /// <inheritdoc/>
    public override int GetHashCode() => _assembly?.GetHashCode() ?? 0;
}
