namespace MlpGen.Generator.Emission.Kernels;

/// <summary>The formulas of activations that are passes of their own, for comments.</summary>
internal static class ActivationText
{
    public static (string Value, string Derivative) Of(Activation activation) => activation switch
    {
        Activation.Identity => ("a = z", "1"),
        Activation.Relu => ("a = z where z > 0, else 0", "1 or 0"),
        Activation.Sigmoid => ("a = σ(z) = 1 / (1 + e⁻ᶻ)", "σ′(z) = σ(z)(1 − σ(z))"),
        Activation.Tanh => ("a = tanh(z)", "tanh′(z) = 1 − tanh²(z)"),
        Activation.LeakyRelu => ("a = z where z > 0, else 0.01 z", "1 or 0.01"),
        Activation.Elu => ("a = z where z > 0, else eᶻ − 1", "1 or eᶻ"),
        Activation.Selu => ("a = λz where z > 0, else λα(eᶻ − 1)", "λ or λα eᶻ"),
        Activation.Gelu => ("a = z Φ(z)", "Φ(z) + z φ(z)"),
        Activation.Swish => ("a = z σ(z)", "σ(z)(1 + z σ(−z))"),
        Activation.Softplus => ("a = ln(1 + eᶻ)", "σ(z)"),
        Activation.Softsign => ("a = z / (1 + |z|)", "1 / (1 + |z|)²"),
        Activation.HardSigmoid => ("a = z/6 + ½, but no less than 0 and no more than 1", "⅙ or 0"),
        Activation.HardSwish => ("a = z · HardSigmoid(z)", "0, z/3 + ½ or 1"),
        _ => ("a = z tanh(ln(1 + eᶻ))", "t + z σ(z)(1 − t²) with t = a/z"),
    };
}
