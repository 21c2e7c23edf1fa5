namespace MlpGen;

/// <summary>A layer, as an <see cref="Initializer"/> sees it.</summary>
/// <param name="Number">1 is the first hidden layer, the last is the output layer.</param>
/// <param name="Inputs">Its inputs (fan-in).</param>
/// <param name="Outputs">Its outputs (fan-out).</param>
/// <param name="Activation">The function it applies to its weighted sums.</param>
public readonly record struct LayerShape(int Number, int Inputs, int Outputs, Activation Activation)
{
    /// <summary>For example <c>layer 1: 4 → 32 Relu</c>.</summary>
    public override string ToString() => $"layer {Number}: {Inputs} → {Outputs} {Activation}";
}
