namespace MlpGen.Generator.Calls;

/// <summary>Computes the lengths of slices. A slice that is out of range has no length, because slicing throws before the call.</summary>
internal static class Ranges
{
    /// <summary>
    /// Returns the length of a slice between two positions. If both count from the same end, the length of the whole is not needed.
    /// </summary>
    public static int? Length(int? whole, long? start, bool startFromEnd, long? end, bool endFromEnd)
    {
        if (start is not >= 0 || end is not >= 0)
            return null;
        if (whole is { } length)
            (start, end, startFromEnd, endFromEnd) = (startFromEnd ? length - start : start, endFromEnd ? length - end : end, false, false);
        if (startFromEnd != endFromEnd)
            return null;
        long? part = startFromEnd ? start - end : end - start;
        return part >= 0 && !(start < 0) && !(end > whole) ? (int?)part : null;
    }

    /// <summary>Returns the length of a slice that is given by its start and length. The start is optional.</summary>
    public static int? Slice(int? whole, long? start, long? length) =>
        length is >= 0 and <= int.MaxValue && !(start < 0) && !(start + length > whole) ? (int?)length : null;
}
