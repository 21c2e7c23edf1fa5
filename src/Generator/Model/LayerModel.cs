namespace MlpGen.Generator.Model;

/// <summary>A layer as declared by the user.</summary>
/// <param name="Number">The number of the layer. 1 is the first hidden layer, the last is the output layer.</param>
/// <param name="Inputs">The size of the previous layer.</param>
/// <param name="Outputs">The size of this layer.</param>
/// <param name="Activation">The activation applied to the weighted sums.</param>
/// <param name="Dropout">The probability that training drops a unit. 0 for no dropout.</param>
internal sealed record LayerModel(int Number, int Inputs, int Outputs, Activation Activation, float Dropout);
