namespace MlpGen;

/// <summary>The precision in which a network can compute.</summary>
/// <remarks>The numbers are part of compiled code and never change.</remarks>
#if MLPGEN_GENERATOR // The copy that is linked into the generator.
internal
#else
public
#endif
enum Precision
{
    /// <summary>Everything is computed in float.</summary>
    Single = 0,

    /// <summary>
    /// The network also gets <c>ToDouble()</c>, which returns a <c>DoubleNetwork</c>: the same network in double precision, for
    /// verification. The network itself, and training, stay in float.
    /// </summary>
    Double = 1,
}
