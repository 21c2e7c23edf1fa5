using System;

namespace MlpGen.Benchmarks.Modes;

/// <summary>The arguments after the mode: <c>--flag</c> and <c>--name value</c>.</summary>
internal sealed class Arguments(string[] values)
{
    /// <summary>The arguments as typed.</summary>
    public string[] Values => values;

    public bool Has(string flag) => Array.IndexOf(values, flag) >= 0;

    /// <summary>Returns the value after the name, or null if it was not given.</summary>
    public string? Value(string name)
    {
        int index = Array.IndexOf(values, name);
        if (index < 0)
            return null;
        return index + 1 < values.Length ? values[index + 1] : throw new ArgumentException($"{name} must be followed by a value.");
    }

    /// <summary>True if <c>--only W2,W4</c> names this workload, or was not given.</summary>
    public bool Includes(string workload) => Value("--only") is not { } only || Array.IndexOf(only.Split(','), workload) >= 0;
}
