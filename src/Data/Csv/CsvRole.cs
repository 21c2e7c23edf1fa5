namespace MlpGen;

/// <summary>The role of a column.</summary>
internal enum CsvRole
{
    /// <summary>A numeric input.</summary>
    Input,

    /// <summary>A text input, which is one-hot encoded.</summary>
    Category,

    /// <summary>The class as a whole number.</summary>
    Label,

    /// <summary>The class as text.</summary>
    NamedLabel,

    /// <summary>A target.</summary>
    Target,

    /// <summary>A column that is not read.</summary>
    Ignored,
}
