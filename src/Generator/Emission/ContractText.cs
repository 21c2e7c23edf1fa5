namespace MlpGen.Generator.Emission;

/// <summary>One generated member, as text.</summary>
/// <param name="Key">Its key in the contract; null where it is no part of it.</param>
/// <param name="Documentation">Its doc comment, one line; null for none.</param>
/// <param name="Head">Its declaration up to the body.</param>
/// <param name="Expression">Its body as an expression, or its value; null where it has statements.</param>
/// <param name="Body">Its statements.</param>
internal sealed record ContractText(string? Key, string? Documentation, string Head, string? Expression, params string[] Body)
{
    /// <summary>A field, a constant, a class of constants or a struct of floats: its value stays even where bodies throw.</summary>
    public bool IsData => Head.Contains("const ") || Head.Contains("class ") || Head.Contains("struct ") || (Head.StartsWith("private ", System.StringComparison.Ordinal) && !Head.EndsWith(")", System.StringComparison.Ordinal));

    /// <summary>An explicit implementation of an interface member.</summary>
    public bool IsExplicit => Key is null && (Head.Contains("Network.") || Head.Contains("ITrainable") || Head.Contains("IVectorWidthSwitch."));
}
