using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using MlpGen.Generator.Collections;
using MlpGen.Generator.Diagnostics;
using MlpGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlpGen.Generator.Parsing;

/// <summary>The content of <c>[MlpInputs]</c> or <c>[MlpOutputs]</c>, valid or not.</summary>
internal sealed class DeclaredNames
{
    // The members that every struct inherits, and those that a generated one adds. A field with such a name would hide the member.
    private static readonly string[] Members =
    [
        "Equals", "Finalize", "Floats", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    private readonly string _network;
    private readonly string _attribute;
    private readonly string _struct;
    private readonly Location _location;
    private readonly List<Diagnostic> _wrong = [];
    private readonly List<RowField> _fields = [];
    private readonly int _count;

    private DeclaredNames(string network, string attribute, string structName, AttributeData data, CancellationToken cancellationToken)
    {
        _network = network;
        _attribute = attribute;
        _struct = structName;
        AttributeLocations? locations = AttributeReader.Syntax(data, cancellationToken) is { } syntax ? new(syntax) : null;
        _location = locations?.Positional() ?? Location.None;
        TypedConstant names = data.ConstructorArguments.FirstOrDefault();
        TypedConstant[] values = names is { Kind: TypedConstantKind.Array, IsNull: false } ? [.. names.Values] : [];
        IsReadable = names.Kind == TypedConstantKind.Array && values.All(IsText);
        _count = values.Length;
        if (!IsReadable)
        {
            // While one name is being typed, the others keep their fields, so that code that uses them still compiles.
            foreach (string text in locations?.Texts() ?? [])
                Read(text, _location);
            return;
        }

        IReadOnlyList<Location> places = locations?.Elements(values.Length) ?? [.. values.Select(_ => Location.None)];
        for (int i = 0; i < values.Length; i++)
            Read(values[i].Value as string, places[i]);
    }

    /// <summary>True if the C# compiler could read all arguments.</summary>
    public bool IsReadable { get; }

    /// <summary>Gets the names that become fields.</summary>
    public RowNames Names => new(_fields.ToEquatableArray());

    /// <summary>Returns the attribute on any part of a type, or null if there is none.</summary>
    /// <param name="type">The class with <c>[Mlp]</c>.</param>
    /// <param name="attribute">The name of the attribute: <c>MlpInputs</c> or <c>MlpOutputs</c>.</param>
    /// <param name="structName">The name of the struct that the attribute adds.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static DeclaredNames? Find(INamedTypeSymbol type, string attribute, string structName, CancellationToken cancellationToken) =>
        AttributeReader.Find(type, attribute + "Attribute").FirstOrDefault() is { } data
            ? new DeclaredNames(type.Name, attribute, structName, data, cancellationToken)
            : null;

    /// <summary>Returns the diagnostics of the attribute.</summary>
    /// <param name="size">The number of values in a row. Null if unknown.</param>
    /// <param name="what">The word for one value, such as <c>input</c>.</param>
    public IEnumerable<Diagnostic> Validate(int? size, string what)
    {
        if (!IsReadable)
            return [];
        return size is { } expected && expected != _count
            ? _wrong.Prepend(Diagnostic.Create(
                Descriptors.NameCount, _location, _network, Counted(expected, what), _attribute, Counted(_count, "name")))
            : _wrong;
    }

    private void Read(string? name, Location location)
    {
        if (name is null || !IsIdentifier(name))
        {
            string advice = name?.Length > 1 && name[0] == '@' && IsIdentifier(name.Substring(1))
                ? "Write it without @"
                : "Use letters, digits and underscores, and do not start with a digit";
            string written = name is null ? "null" : $"\"{name}\"";
            _wrong.Add(Diagnostic.Create(Descriptors.NoIdentifier, location, written, _network, _struct, advice));
            return;
        }

        string field = char.ToUpperInvariant(name[0]) + name.Substring(1);
        string escaped = TypeText.Escaped(field);
        string? reason = field == _struct ? "that is the name of the struct"
            : Members.Contains(field) ? "the struct already has a member with that name"
            : _fields.FirstOrDefault(other => other.Identifier == escaped) is { } earlier ? $"'{earlier.Name}' already becomes that field"
            : null;
        if (reason is null)
            _fields.Add(new RowField(name, escaped));
        else
            _wrong.Add(Diagnostic.Create(Descriptors.FieldTaken, location, name, field, _network, _struct, reason));
    }

    // C# ignores formatting characters, so two names that differ only in such a character would be equal.
    private static bool IsIdentifier(string name) =>
        SyntaxFacts.IsValidIdentifier(name) && name.All(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format);

    private static bool IsText(TypedConstant value) => value.Kind == TypedConstantKind.Primitive && value.Value is null or string;

    private static string Counted(int count, string what) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {what}{(count == 1 ? string.Empty : "s")}";
}
