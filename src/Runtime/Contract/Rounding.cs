namespace MlpGen;

/// <summary>
/// The rounding of sums of products a·b + c, in the passes of a network and in its activations and losses. The update rules of optimizers
/// round each operation in every case.
/// </summary>
/// <remarks>The numbers are part of compiled code and never change.</remarks>
#if MLPGEN_GENERATOR // The copy that is linked into the generator.
internal
#else
public
#endif
enum Rounding
{
    /// <summary>
    /// The faster of the two others on the machine that runs the network: <see cref="Fused"/> where the machine fuses multiplication and
    /// addition (x64 with FMA, Arm64), and <see cref="Separate"/> elsewhere.
    /// </summary>
    Machine = 0,

    /// <summary>
    /// Rounds a·b + c once, as IEEE 754-2019 defines fusedMultiplyAdd (section 5.4.1). Machines without the instruction compute it in
    /// software, which takes several times as long.
    /// </summary>
    Fused = 1,

    /// <summary>
    /// Rounds the product, and then the sum. This takes up to twice the time on machines that could fuse them, and no more elsewhere.
    /// </summary>
    Separate = 2,
}
