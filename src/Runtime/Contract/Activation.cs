namespace MlpGen;

/// <summary>
/// The activation function that a layer applies to its weighted sums z = W·x + b. The names are those of the ONNX operators.
/// </summary>
/// <remarks>
/// Where a derivative is not continuous, its value is the one PyTorch uses. The names are part of saved files, and the numbers are part of
/// compiled code. Neither ever changes.
/// </remarks>
#if MLPGEN_GENERATOR // The copy that is linked into the generator.
internal
#else
public
#endif
enum Activation
{
    /// <summary>a = z.</summary>
    Identity = 0,

    /// <summary>a = σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1. Its derivative is σ(1 − σ). Bishop 2006, eq. 4.59 and 4.88.</summary>
    Sigmoid = 1,

    /// <summary>a = tanh(z), between −1 and 1. Its derivative is 1 − a². Bishop 2006, eq. 5.59 and 5.60.</summary>
    Tanh = 2,

    /// <summary>
    /// a = max(z, 0). Its derivative at 0 is 0. Nair and Hinton 2010, "Rectified Linear Units Improve Restricted Boltzmann Machines".
    /// </summary>
    Relu = 3,

    /// <summary>
    /// a = z for z &gt; 0, otherwise z/100. Its derivative is 1 or 0.01, and 0.01 at 0. Maas, Hannun and Ng 2013, "Rectifier Nonlinearities
    /// Improve Neural Network Acoustic Models".
    /// </summary>
    LeakyRelu = 4,

    /// <summary>
    /// a = z for z &gt; 0, otherwise eᶻ − 1. Its derivative is 1 or eᶻ. Clevert, Unterthiner and Hochreiter 2016, eq. 15 with α = 1.
    /// </summary>
    Elu = 5,

    /// <summary>
    /// a = λz for z &gt; 0, otherwise λα(eᶻ − 1), with λ = 1.05070099 and α = 1.67326324. Its derivative is λ or λα·eᶻ, and λα at 0.
    /// Klambauer et al. 2017, "Self-Normalizing Neural Networks", eq. 2 and 14.
    /// </summary>
    Selu = 6,

    /// <summary>
    /// a = z·Φ(z) with Φ(z) = ½(1 + erf(z/√2)), the exact form. Its derivative is Φ(z) + z·φ(z) with φ(z) = e^(−z²/2)/√(2π). Hendrycks and
    /// Gimpel 2016, "Gaussian Error Linear Units".
    /// </summary>
    Gelu = 7,

    /// <summary>
    /// a = z·σ(z), also called SiLU. Its derivative is σ(z)·(1 + z·σ(−z)). Ramachandran, Zoph and Le 2017, "Searching for Activation
    /// Functions", with β = 1.
    /// </summary>
    Swish = 8,

    /// <summary>
    /// a = ln(1 + eᶻ). Its derivative is σ(z). Dugas et al. 2001, "Incorporating Second-Order Functional Knowledge for Better Option
    /// Pricing", eq. 7.
    /// </summary>
    Softplus = 9,

    /// <summary>
    /// a = z/(1 + |z|), between −1 and 1. Its derivative is 1/(1 + |z|)². Bergstra et al. 2009, "Quadratic Polynomials Learn Better Image
    /// Features".
    /// </summary>
    Softsign = 10,

    /// <summary>
    /// a = z/6 + ½, clamped to the range from 0 to 1. Its derivative is ⅙ between −3 and 3, and 0 otherwise, including at ±3. Howard et al.
    /// 2019, section 5.2.
    /// </summary>
    HardSigmoid = 11,

    /// <summary>
    /// a = z·HardSigmoid(z). Its derivative is z/3 + ½ between −3 and 3, 0 below, 1 above, 0 at −3 and 1 at 3. Howard et al. 2019,
    /// "Searching for MobileNetV3", section 5.2.
    /// </summary>
    HardSwish = 12,

    /// <summary>
    /// a = z·tanh(ln(1 + eᶻ)). Its derivative is t + z·σ(z)·(1 − t²), where t is that hyperbolic tangent. Misra 2019, "Mish: A Self
    /// Regularized Non-Monotonic Activation Function".
    /// </summary>
    Mish = 13,

    /// <summary>
    /// aⱼ = exp(zⱼ) / Σᵢ exp(zᵢ), a probability for each output. Bishop 2006, eq. 4.62. Allowed only in the output layer.
    /// </summary>
    Softmax = 14,
}
