using System.Collections.Generic;

namespace MlpGen.Generator.Lowering;

/// <summary>Finds names that user-defined members do not use.</summary>
internal sealed class NameScope(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>Returns the name, followed by as many underscores as necessary to make it unique.</summary>
    public string Free(string name)
    {
        while (!_taken.Add(name))
            name += "_";
        return name;
    }
}
