namespace MlpGen;

/// <summary>
/// What the rows went through before a network learned from them. <see cref="NetworkFile"/> keeps it in the file of the network, and
/// <see cref="TransformedInference"/> does it to new inputs and undoes it in the outputs.
/// </summary>
public sealed class NetworkTransform
{
    /// <summary>What was done to the inputs, with a column for each; null is nothing.</summary>
    public ColumnTransform? Inputs { get; init; }

    /// <summary>What was done to the targets, with a column for each output; null is nothing.</summary>
    public ColumnTransform? Targets { get; init; }

    /// <summary>
    /// How records become inputs, in the words of whoever reads them: <c>CsvSchema.ToJson()</c> of <c>MlpGen.Data</c>, or any other text.
    /// It is kept with the network and not looked at here; null is nothing.
    /// </summary>
    public string? Schema { get; init; }

    /// <summary>One line: both transforms, and whether there is a schema.</summary>
    public override string ToString() =>
        $"Inputs: {Inputs?.ToString() ?? "as they are"}; targets: {Targets?.ToString() ?? "as they are"}"
        + (Schema is null ? "" : "; with a schema");
}
