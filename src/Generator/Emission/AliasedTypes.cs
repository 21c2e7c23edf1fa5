using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Model;
using MlpGen.Generator.Writing;

namespace MlpGen.Generator.Emission;

/// <summary>
/// The names of types in a file that extends the user-defined class. Each name follows the alias of its namespace, because a member of the
/// class may have the short name.
/// </summary>
internal sealed class AliasedTypes(TypeShell type) : TypeNames
{
    private readonly HashSet<string> _used = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Usings => UsedTypes.Namespaces
        .Where(known => known.Alias is { } alias && _used.Contains(alias))
        .Select(known => $"{type.Alias(known.Alias!)} = {type.Root(known.Name)}::{known.Name}")
        .Concat(_used.Contains(UsedTypes.Own) ? [$"{type.Alias(UsedTypes.Own)} = global::{type.HelperNamespace}"] : []);

    /// <inheritdoc/>
    protected override string First(string name)
    {
        if (name == UsedTypes.Network)
            return type.Reference;
        if (UsedTypes.IsHelper(name))
            return Behind(UsedTypes.Own, name);
        UsedType found = type.Find(name);
        return Behind(found.Alias!, found.Name);
    }

    private string Behind(string alias, string name)
    {
        _used.Add(alias);
        return $"{type.Alias(alias)}::{name}";
    }
}
