namespace MlpGen;

/// <summary>What a column is for.</summary>
internal enum CsvRole
{
    /// <summary>An input, a number.</summary>
    Input,

    /// <summary>An input, a text that becomes one-hot.</summary>
    Category,

    /// <summary>The class, a whole number.</summary>
    Label,

    /// <summary>The class, a text.</summary>
    NamedLabel,

    /// <summary>A target.</summary>
    Target,

    /// <summary>Not read.</summary>
    Ignored,
}
