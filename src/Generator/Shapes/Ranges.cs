namespace MlpGen.Generator.Shapes;

/// <summary>The lengths of parts. A part that does not lie within the whole has none: taking it throws before any call.</summary>
internal static class Ranges
{
    /// <summary>
    /// The length of a part from one position to another; where both count from the same end, the whole need not be known.
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

    /// <summary>The length of a part given by its start and its length; the latter alone is enough.</summary>
    public static int? Slice(int? whole, long? start, long? length) =>
        length is >= 0 and <= int.MaxValue && !(start < 0) && !(start + length > whole) ? (int?)length : null;
}
