namespace System.Text.Json;

/// <summary>The options of a reader.</summary>
internal readonly struct JsonReaderOptions
{
    private readonly int _maxDepth;

    /// <summary>Gets the maximum number of levels of objects and arrays. From 1 to 64, or 0 for the default, which is 64.</summary>
    public int MaxDepth
    {
        get => _maxDepth == 0 ? Utf8JsonReader.MostLevels : _maxDepth;
        init => _maxDepth = value is >= 0 and <= Utf8JsonReader.MostLevels
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), $"MaxDepth must be between 0 and {Utf8JsonReader.MostLevels} (was {value}).");
    }
}
