using System;

namespace MlpGen.Generator.Model;

/// <summary>The generator's facts about an activation. The runtime class with the same name computes it.</summary>
/// <param name="Derivative">The source of σ′ in the backward pass.</param>
/// <param name="Formula">The formula of the activation, for comments.</param>
/// <param name="DerivativeFormula">The formula of the derivative, for comments.</param>
internal sealed record ActivationFacts(DerivativeSource Derivative, string Formula, string DerivativeFormula)
{
    /// <summary>True if every activation lies between −1 and 1, whatever the input.</summary>
    public bool IsBounded { get; init; }

    /// <summary>True if the derivative approaches 0 on both sides, so that gradients vanish over many layers.</summary>
    public bool Saturates { get; init; }

    /// <summary>Returns the facts about an activation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enum has the activation, but this table does not.</exception>
    public static ActivationFacts For(Activation activation) => activation switch
    {
        Activation.Identity => new(DerivativeSource.One, "a = z", "1"),
        Activation.Relu => new(DerivativeSource.Output, "a = z where z > 0, else 0", "1 or 0"),
        Activation.Sigmoid => Stored("a = σ(z) = 1 / (1 + e⁻ᶻ)", "σ′(z) = σ(z)(1 − σ(z))") with { IsBounded = true, Saturates = true },
        Activation.Tanh => Stored("a = tanh(z)", "tanh′(z) = 1 − tanh²(z)") with { IsBounded = true, Saturates = true },
        Activation.LeakyRelu => Stored("a = z where z > 0, else 0.01 z", "1 or 0.01"),
        Activation.Elu => Stored("a = z where z > 0, else eᶻ − 1", "1 or eᶻ"),
        Activation.Selu => Stored("a = λz where z > 0, else λα(eᶻ − 1)", "λ or λα eᶻ"),
        Activation.Gelu => Stored("a = z Φ(z)", "Φ(z) + z φ(z)"),
        Activation.Swish => Stored("a = z σ(z)", "σ(z)(1 + z σ(−z))"),
        Activation.Softplus => Stored("a = ln(1 + eᶻ)", "σ(z)"),
        Activation.Softsign => Stored("a = z / (1 + |z|)", "1 / (1 + |z|)²") with { IsBounded = true, Saturates = true },
        Activation.HardSigmoid =>
            Stored("a = z/6 + ½, clamped to [0, 1]", "⅙ or 0") with { IsBounded = true, Saturates = true },
        Activation.HardSwish => Stored("a = z · HardSigmoid(z)", "0, z/3 + ½ or 1"),
        Activation.Mish => Stored("a = z tanh(ln(1 + eᶻ))", "t + z σ(z)(1 − t²) with t = a/z"),

        // For the output layer only. It is a pass over each row of outputs. Its derivative is a matrix, which the loss or a separate pass
        // applies.
        Activation.Softmax => new(DerivativeSource.One, "aⱼ = exp(zⱼ) / Σᵢ exp(zᵢ)", "aⱼ(δⱼₖ − aₖ)") { IsBounded = true },
        _ => throw new ArgumentOutOfRangeException(nameof(activation), $"The generator has no facts about the activation {activation}."),
    };

    private static ActivationFacts Stored(string formula, string derivative) => new(DerivativeSource.Stored, formula, derivative);
}
