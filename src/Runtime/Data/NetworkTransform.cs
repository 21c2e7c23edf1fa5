namespace MlpGen;

/// <summary>
/// The transforms of the rows on which a network was trained. <see cref="NetworkFile"/> can save them in the file of the network.
/// <see cref="TransformedInference"/> applies them to new inputs and inverts them in the outputs.
/// </summary>
public sealed class NetworkTransform
{
    /// <summary>Gets the transform of the inputs, with a column for each input. Null if there is none.</summary>
    public ColumnTransform? Inputs { get; init; }

    /// <summary>Gets the transform of the targets, with a column for each output. Null if there is none.</summary>
    public ColumnTransform? Targets { get; init; }

    /// <summary>
    /// Gets a text that describes how records become inputs, such as the result of <c>CsvSchema.ToJson()</c> in <c>MlpGen.Data</c>. It is
    /// saved with the network but not interpreted. Null if there is none.
    /// </summary>
    public string? Schema { get; init; }

    /// <summary>Returns one line with both transforms. The line also states whether there is a schema.</summary>
    public override string ToString() =>
        $"Inputs: {Inputs?.ToString() ?? "as they are"}; targets: {Targets?.ToString() ?? "as they are"}"
        + (Schema is null ? "" : "; with a schema");
}
