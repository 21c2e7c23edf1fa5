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
}
