using System;
using System.Collections.Generic;
using System.Globalization;

namespace MlpGen;

/// <summary>Fields that are numbers, and what is said of those that are none.</summary>
internal static class CsvNumber
{
    // What R, pandas, SQL and spreadsheets write. "Na" is sodium.
    private static readonly HashSet<string> s_missingMarks = new(StringComparer.Ordinal)
    {
        "", "NA", "na", "N/A", "n/a", "#N/A", "?", "-", "--", "NULL", "Null", "null", "None", "none", "nil", "missing",
        "inf", "-inf", "+inf",
    };

    /// <summary>True if a field is a number within the range of float.</summary>
    public static bool TryParse(ReadOnlySpan<char> field, out float value) => IsWritten(field, out value) && float.IsFinite(value);

    /// <summary>True if a field is written as a number, which may be NaN or too large for a float.</summary>
    public static bool IsWritten(ReadOnlySpan<char> field) => IsWritten(field, out _);

    /// <summary>True if a field is a label: a whole number of at least 0.</summary>
    public static bool TryParseLabel(ReadOnlySpan<char> field, out int label)
    {
        // Programs that keep classes among other numbers write 3 as 3.0, so that is one too.
        const NumberStyles wholeNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        label = -1;
        return !field.Contains('\0') && int.TryParse(field, wholeNumber, CultureInfo.InvariantCulture, out label) && label >= 0;
    }

    /// <summary>True if a field is what programs write for a value that they do not know.</summary>
    public static bool IsMissingMark(string field) => s_missingMarks.Contains(field);

    /// <summary>The option that helps with a field that is no number, as a sentence to add; empty where none is known.</summary>
    /// <param name="field">The field.</param>
    /// <param name="forText">What there is for a column of texts.</param>
    public static string Hint(string field, string forText)
    {
        if (IsMissingMark(field) || field.Equals("NaN", StringComparison.OrdinalIgnoreCase))
        {
            return $" If the value is missing, CsvOptions.MissingValues takes {CsvText.Quoted(field)}, " +
                "and SkipIncompleteRows leaves such rows out.";
        }

        if (IsWritten(field))
            return "";
        if (field.Contains(',', StringComparison.Ordinal) && IsWritten(field.Replace(',', '.')))
            return $" Decimals follow a point: {CsvText.Cut(field.Replace(',', '.'))}.";
        return forText;
    }

    // The framework passes over zeros at the end, which no editor shows.
    private static bool IsWritten(ReadOnlySpan<char> field, out float value)
    {
        value = 0;
        return !field.Contains('\0') && float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
