using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission;

/// <summary>
/// The names of types in a helper file. The names are short, and the file imports their namespaces. A name is written in full only if the
/// project gives it another meaning.
/// </summary>
internal sealed class ImportedTypes(TypeShell type) : TypeNames
{
    private readonly HashSet<string> _used = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Usings => UsedTypes.Namespaces
        .Where(known => _used.Contains(known.Name))
        .Select(known => $"{type.Root(known.Name)}::{known.Name}");

    /// <inheritdoc/>
    protected override string First(string name)
    {
        if (UsedTypes.IsHelper(name))
            return name;
        if (name == UsedTypes.Runtime)
            return type.Root("MlpGen");
        UsedType found = type.Find(name);
        if (UsedTypes.IsAttribute(name) || type.Shadowed.Contains(name))
            return $"{type.Root(found.Namespace)}::{found.FullName}";
        if (UsedTypes.IsKeyword(name))
            return name;
        _used.Add(found.Namespace);
        return found.Name;
    }
}
