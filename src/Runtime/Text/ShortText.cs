using System;
using System.Globalization;

namespace MlpGen.Text;

/// <summary>Formats parts of the one-line texts that <c>ToString</c> returns, the same in every culture.</summary>
internal static class ShortText
{
    /// <summary>Formats a number of things: "1 row", "2 rows".</summary>
    public static string Count(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    /// <summary>Formats a loss or another number of any magnitude with four digits.</summary>
    public static string Number(float value) => TextTable.Number(value);

    /// <summary>Formats a duration: "3.27 ms", "41.5 s", "1:04:30".</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.##} ms"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}"),
    };

    /// <summary>Formats a comma, a name and a value. Returns an empty text if the value is missing.</summary>
    public static string Also(string name, float? value) => value is { } number ? $", {name} {Number(number)}" : "";
}
