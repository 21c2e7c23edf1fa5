namespace MlpGen.Generator.Emission;

/// <summary>One generated member, as text.</summary>
/// <param name="Key">Its key in the contract; null where it is no part of it.</param>
/// <param name="Documentation">Its doc comment, one line; null for none.</param>
/// <param name="Head">Its declaration up to the body.</param>
/// <param name="Expression">Its body as an expression, or its value; null where it has statements.</param>
/// <param name="Body">Its statements.</param>
internal sealed record ContractText(string? Key, string? Documentation, string Head, string? Expression, params string[] Body)
{
    /// <summary>A field, a constant or a class of constants: its value stays even where bodies throw.</summary>
    public bool IsData => Head.Contains("const ") || Head.Contains("class ") || (Head.StartsWith("private ", System.StringComparison.Ordinal) && !Head.EndsWith(")", System.StringComparison.Ordinal));

    /// <summary>The same for a class whose own member has taken the name: an explicit implementation, or null for what no interface has.</summary>
    public ContractText? Explicit()
    {
        if (Key?.IndexOf('(') is not (>= 0 and var parenthesis) || Head.Contains("static "))
            return null;
        string name = Key.Substring(0, parenthesis);
        string owner = Key.Contains("ReadOnlySpan<int>") || Head.Contains("ClassifierTrainer ") ? "IClassifierNetwork" : "INetwork";
        return this with { Key = null, Head = Head.Replace("public ", string.Empty).Replace($" {name}(", $" {owner}.{name}(") };
    }
}
