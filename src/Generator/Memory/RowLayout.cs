namespace MlpGen.Generator.Memory;

/// <summary>
/// How the units of a layer lie in memory. A pure function of the sizes, so that parsing can say what a network will take.
/// </summary>
internal static class RowLayout
{
    /// <summary>The floats of 64 bytes.</summary>
    public const int CacheLine = 16;

    /// <summary>
    /// Rows 1 KiB apart share four sets of the first-level cache, so a stride that would be a multiple of that is one line longer.
    /// </summary>
    private const int ConflictingStride = 256;

    /// <summary>From one row of a layer to the next: whole vectors, and from 16 units on whole cache lines.</summary>
    public static int Stride(int units)
    {
        if (units <= 4)
            return 4;
        if (units <= 8)
            return 8;
        int stride = RoundUp(units);
        return stride % ConflictingStride == 0 ? stride + CacheLine : stride;
    }

    /// <summary>The next whole cache line.</summary>
    public static int RoundUp(int floats) => (floats + CacheLine - 1) / CacheLine * CacheLine;
}
