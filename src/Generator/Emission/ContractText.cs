using MlpGen.Generator.Model;

namespace MlpGen.Generator.Emission;

/// <summary>One generated member, as text.</summary>
/// <param name="Key">Its key in the contract; null where it is no part of it.</param>
/// <param name="Documentation">Its doc comment, one line; null for none.</param>
/// <param name="Head">Its declaration up to the body.</param>
/// <param name="Expression">Its body as an expression, or its value; null where it has statements.</param>
/// <param name="Body">Its statements.</param>
internal sealed record ContractText(string? Key, string? Documentation, string Head, string? Expression, params string[] Body)
{
    /// <summary>A field or a constant.</summary>
    public bool IsField => !IsMethod && (Head.Contains("const ") || Head.StartsWith("private ", System.StringComparison.Ordinal));

    /// <summary>A field, a constant, a class of constants or a struct of floats: its value stays even where bodies throw.</summary>
    public bool IsData => IsField || (!IsMethod && (Head.Contains("class ") || Head.Contains("struct ")));

    /// <summary>A method or a constructor. Asked first: only these name types of the user's, which may be called @class or @struct.</summary>
    public bool IsMethod => Head.EndsWith(")", System.StringComparison.Ordinal);

    /// <summary>The same for a class whose own member has taken the name: an explicit implementation, or null for what no interface has.</summary>
    public ContractText? Explicit()
    {
        // "global::" is an enum of the user's, in place of the class index of the interface.
        if (Key is not { } key || !ContractMember.IsOfInterface(key) || Head.Contains("global::"))
            return null;
        string name = key.Substring(0, key.IndexOf('('));
        string owner = key.Contains("ReadOnlySpan<int>") || Head.Contains("ClassifierTrainer ") ? "IClassifierNetwork" : "INetwork";
        return this with { Key = null, Head = Head.Replace("public ", string.Empty).Replace($" {name}(", $" {owner}.{name}(") };
    }
}
