namespace MlpGen;

/// <summary>What a layer applies to its weighted sums z = W·x + b. The names are those of the ONNX operators.</summary>
/// <remarks>The names are part of saved files and the numbers of compiled code; neither ever changes.</remarks>
public enum Activation
{
    /// <summary>a = z.</summary>
    Identity = 0,

    /// <summary>a = σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1. Seed document, 1.2; its derivative σ(1 − σ) is 2.3.</summary>
    Sigmoid = 1,

    /// <summary>a = tanh(z), between −1 and 1; its derivative is 1 − a².</summary>
    Tanh = 2,

    /// <summary>a = max(z, 0); its derivative at 0 is 0.</summary>
    Relu = 3,

    /// <summary>aⱼ = exp(zⱼ) / Σᵢ exp(zᵢ), a probability for each output. Only for the output layer.</summary>
    Softmax = 14,
}
