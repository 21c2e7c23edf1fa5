namespace MlpGen.Generator.Model;

/// <summary>One layer as the user declared it.</summary>
/// <param name="Number">1 is the first hidden layer, the last is the output layer.</param>
/// <param name="Inputs">The size of the layer before.</param>
/// <param name="Outputs">Its own size.</param>
/// <param name="Activation">What it applies to its weighted sums.</param>
/// <param name="Dropout">The probability with which training drops a unit; 0 for none.</param>
internal sealed record LayerModel(int Number, int Inputs, int Outputs, Activation Activation, float Dropout);
