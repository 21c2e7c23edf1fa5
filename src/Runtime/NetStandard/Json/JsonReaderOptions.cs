namespace System.Text.Json;

/// <summary>The options of a reader.</summary>
internal readonly struct JsonReaderOptions
{
    private readonly int _maxDepth;

    /// <summary>Gets the number of levels that objects and arrays may have. Default: 64, which is also the most that the reader supports.</summary>
    public int MaxDepth
    {
        get => _maxDepth == 0 ? Utf8JsonReader.MostLevels : _maxDepth;
        init => _maxDepth = value is >= 0 and <= Utf8JsonReader.MostLevels
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), $"MaxDepth must be between 0 and {Utf8JsonReader.MostLevels} (was {value}).");
    }
}
