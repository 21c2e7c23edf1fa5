namespace MlpGen;

/// <summary>
/// What training makes small: the formula for one row of n outputs a and targets y. The loss of a batch is the mean over its rows.
/// </summary>
/// <remarks>The names are part of saved files and the numbers of compiled code; neither ever changes.</remarks>
#if MLPGEN_GENERATOR // The generator's copy.
internal
#else
public
#endif
enum Loss
{
    /// <summary>E = ½ Σⱼ (aⱼ − yⱼ)². Seed document, 2.1.</summary>
    Quadratic = 0,

    /// <summary>E = (1/n) Σⱼ (aⱼ − yⱼ)².</summary>
    MeanSquaredError = 1,

    /// <summary>E = (1/n) Σⱼ |aⱼ − yⱼ|; the derivative of |e| at 0 is 0.</summary>
    MeanAbsoluteError = 2,

    /// <summary>
    /// E = (1/n) Σⱼ h(aⱼ − yⱼ), where h(e) = ½e² for |e| ≤ 1, else |e| − ½. Huber 1964, "Robust Estimation of a Location Parameter", with δ
    /// = 1.
    /// </summary>
    Huber = 3,

    /// <summary>E = − Σⱼ yⱼ ln aⱼ, computed from the logits together with <see cref="Activation.Softmax"/>, which it needs.</summary>
    CrossEntropy = 4,

    /// <summary>
    /// E = −(1/n) Σⱼ [yⱼ ln aⱼ + (1 − yⱼ) ln(1 − aⱼ)], computed from the logits together with <see cref="Activation.Sigmoid"/>, which it
    /// needs.
    /// </summary>
    BinaryCrossEntropy = 5,
}
