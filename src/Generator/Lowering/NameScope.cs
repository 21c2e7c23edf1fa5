using System.Collections.Generic;

namespace MlpGen.Generator.Lowering;

/// <summary>Finds names that the user has not taken.</summary>
internal sealed class NameScope(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>The name itself, or with as many underscores after it as it takes, until neither it nor a name made with one of the endings is taken.</summary>
    public string Free(string name, params string[] endings)
    {
        while (_taken.Contains(name) || AnyTaken(name, endings))
            name += "_";
        _taken.Add(name);
        return name;
    }

    private bool AnyTaken(string name, string[] endings)
    {
        foreach (string ending in endings)
        {
            if (_taken.Contains(name + ending))
                return true;
        }

        return false;
    }
}
