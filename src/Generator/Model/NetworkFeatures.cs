namespace MlpGen.Generator.Model;

/// <summary>The parts of the contract that a declaration selects.</summary>
/// <param name="TakesLabels">True for overloads with class indices in place of targets.</param>
/// <param name="Trains">True for gradients and trainers.</param>
/// <param name="Evolves">True for populations.</param>
/// <param name="HasTwin">True for a double twin.</param>
/// <param name="HasWeights">True for weights that are built into the assembly.</param>
/// <param name="IsQuantizable">True for the members that quantize the network.</param>
internal sealed record NetworkFeatures(
    bool TakesLabels, bool Trains, bool Evolves, bool HasTwin, bool HasWeights, bool IsQuantizable);
