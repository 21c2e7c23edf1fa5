using System.Collections.Generic;

namespace MlpGen.Generator.Lowering;

/// <summary>Finds names that the user has not taken.</summary>
internal sealed class NameScope(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>The name itself, or with as many underscores after it as it takes.</summary>
    public string Free(string name)
    {
        while (!_taken.Add(name))
            name += "_";
        return name;
    }
}
