using System;
using System.Collections.Generic;
using System.Globalization;

namespace MlpGen;

/// <summary>Parses fields that are numbers, and suggests fixes for those that are not.</summary>
internal static class CsvNumber
{
    // The marks that R, pandas, SQL and spreadsheets write. "Na" is not included because it is sodium.
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
        // Programs that store classes among other numbers write 3 as 3.0, so this is accepted too.
        const NumberStyles wholeNumber = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        label = -1;
        return !field.Contains('\0') && int.TryParse(field, wholeNumber, CultureInfo.InvariantCulture, out label) && label >= 0;
    }

    /// <summary>True if a field is a common mark for a missing value.</summary>
    public static bool IsMissingMark(string field) => s_missingMarks.Contains(field);

    /// <summary>Returns the option that can read a field that is not a number, as a sentence to append. Empty if there is none.</summary>
    /// <param name="field">The field.</param>
    /// <param name="forText">The sentence for a column of texts.</param>
    public static string Hint(string field, string forText)
    {
        if (IsMissingMark(field) || field.Equals("NaN", StringComparison.OrdinalIgnoreCase))
        {
            return $" If the value is missing, add {CsvText.Quoted(field)} to CsvOptions.MissingValues " +
                "and set SkipIncompleteRows to skip such rows.";
        }

        if (IsWritten(field))
            return "";
        if (field.Contains(',', StringComparison.Ordinal) && IsWritten(field.Replace(',', '.')))
            return $" Use a decimal point: {CsvText.Cut(field.Replace(',', '.'))}.";
        return forText;
    }

    // The framework ignores NUL characters at the end, which no editor shows.
    private static bool IsWritten(ReadOnlySpan<char> field, out float value)
    {
        value = 0;
        return !field.Contains('\0') && float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
