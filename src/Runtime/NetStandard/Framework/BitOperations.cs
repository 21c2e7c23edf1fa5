namespace System.Numerics;

/// <summary>Operations on the bits of numbers.</summary>
internal static class BitOperations
{
    /// <summary>Returns the smallest power of two that is not below a number. 0 for 0 and if it does not fit.</summary>
    public static uint RoundUpToPowerOf2(uint value)
    {
        value--;
        value |= value >> 1;
        value |= value >> 2;
        value |= value >> 4;
        value |= value >> 8;
        value |= value >> 16;
        return value + 1;
    }

    /// <summary>Counts the zeros above the highest set bit.</summary>
    public static int LeadingZeroCount(ulong value)
    {
        int count = 64;
        for (; value != 0; value >>= 1)
            count--;
        return count;
    }
}
