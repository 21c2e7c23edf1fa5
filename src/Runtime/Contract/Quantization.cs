namespace MlpGen;

/// <summary>The integers in which a network can also compute.</summary>
/// <remarks>The numbers are part of compiled code and never change.</remarks>
#if MLPGEN_GENERATOR // The copy that is linked into the generator.
internal
#else
public
#endif
enum Quantization
{
    /// <summary>The network computes in floats only.</summary>
    None = 0,

    /// <summary>
    /// The network also gets <c>Quantize(calibration)</c>, which returns an <c>Int8Network</c>: a copy for inference with weights and
    /// signals of 8 bits. The network itself, and training, stay in float.
    /// </summary>
    Int8 = 1,
}
