namespace MlpGen;

/// <summary>
/// The loss function that training minimizes, for one row of n outputs a and targets y. The loss of a batch is the mean over its rows.
/// </summary>
/// <remarks>The names are part of saved files, and the numbers are part of compiled code. Neither ever changes.</remarks>
#if MLPGEN_GENERATOR // The copy that is linked into the generator.
internal
#else
public
#endif
enum Loss
{
    /// <summary>E = ½ Σⱼ (aⱼ − yⱼ)². Bishop 2006, "Pattern Recognition and Machine Learning", eq. 5.46.</summary>
    Quadratic = 0,

    /// <summary>E = (1/n) Σⱼ (aⱼ − yⱼ)². Goodfellow, Bengio and Courville 2016, "Deep Learning", eq. 5.4.</summary>
    MeanSquaredError = 1,

    /// <summary>
    /// E = (1/n) Σⱼ |aⱼ − yⱼ|. The derivative of |e| at 0 is 0. Bishop 2006, section 1.5.5, the Minkowski loss with q = 1.
    /// </summary>
    MeanAbsoluteError = 2,

    /// <summary>
    /// E = (1/n) Σⱼ h(aⱼ − yⱼ), where h(e) = ½e² for |e| ≤ 1, otherwise |e| − ½. Huber 1964, "Robust Estimation of a Location Parameter",
    /// with δ = 1.
    /// </summary>
    Huber = 3,

    /// <summary>
    /// E = − Σⱼ yⱼ ln aⱼ, computed from the logits. Bishop 2006, eq. 5.24. It requires <see cref="Activation.Softmax"/> in the output
    /// layer.
    /// </summary>
    CrossEntropy = 4,

    /// <summary>
    /// E = −(1/n) Σⱼ [yⱼ ln aⱼ + (1 − yⱼ) ln(1 − aⱼ)], computed from the logits. Bishop 2006, eq. 5.23. It requires
    /// <see cref="Activation.Sigmoid"/> in the output layer.
    /// </summary>
    BinaryCrossEntropy = 5,
}
