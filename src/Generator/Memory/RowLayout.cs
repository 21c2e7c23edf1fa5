namespace MlpGen.Generator.Memory;

/// <summary>
/// The memory layout of the units of a layer. It depends only on the sizes, so that parsing can calculate the memory of a network.
/// </summary>
internal static class RowLayout
{
    /// <summary>The number of floats in a cache line of 64 bytes.</summary>
    public const int CacheLine = 16;

    /// <summary>
    /// The stride in floats (1 KiB) at which rows share four sets of the first-level cache. Multiples of it are extended by one line.
    /// </summary>
    private const int ConflictingStride = 256;

    /// <summary>
    /// Returns the floats from one row of a layer to the next: whole vectors, or whole cache lines for more than 8 units.
    /// </summary>
    public static int Stride(int units)
    {
        if (units <= 4)
            return 4;
        if (units <= 8)
            return 8;
        int stride = RoundUp(units);
        return stride % ConflictingStride == 0 ? stride + CacheLine : stride;
    }

    /// <summary>Rounds up to whole cache lines.</summary>
    public static int RoundUp(int floats) => (floats + CacheLine - 1) / CacheLine * CacheLine;
}
