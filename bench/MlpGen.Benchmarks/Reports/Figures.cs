namespace MlpGen.Benchmarks.Reports;

/// <summary>Formats numbers for the tables.</summary>
internal static class Figures
{
    /// <summary>Formats three to four digits, with the unit that leaves these digits before the decimal point.</summary>
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 100 => $"{nanoseconds:F1} ns",
        < 1e3 => $"{nanoseconds:F0} ns",
        < 1e5 => $"{nanoseconds / 1e3:F2} µs",
        < 1e6 => $"{nanoseconds / 1e3:F0} µs",
        _ => $"{nanoseconds / 1e6:F2} ms",
    };

    public static string Ratio(double ratio) => ratio < 10 ? $"{ratio:F3}" : $"{ratio:F0}";
}
