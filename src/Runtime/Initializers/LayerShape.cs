namespace MlpGen;

/// <summary>The description of a layer for an <see cref="Initializer"/>.</summary>
/// <param name="Number">The number of the layer. The first hidden layer is 1, and the output layer is the last.</param>
/// <param name="InputSize">The number of inputs (fan-in).</param>
/// <param name="OutputSize">The number of outputs (fan-out).</param>
/// <param name="Activation">The activation function of the layer.</param>
public readonly record struct LayerShape(int Number, int InputSize, int OutputSize, Activation Activation)
{
    /// <summary>Returns a text such as <c>layer 1: 4 → 32 Relu</c>.</summary>
    public override string ToString() => $"layer {Number}: {InputSize} → {OutputSize} {Activation}";
}
