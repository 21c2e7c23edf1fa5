using System;
using System.Globalization;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>
/// Sets a culture that formats every number unlike any real one, until it is disposed of. It is built by hand, so it does not need ICU.
/// </summary>
internal sealed class InventedCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public InventedCulture()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        NumberFormatInfo numbers = culture.NumberFormat;
        (numbers.NegativeSign, numbers.PositiveSign) = ("~", "plus");
        (numbers.NumberDecimalSeparator, numbers.PercentDecimalSeparator) = ("٫", "٫");
        (numbers.NumberGroupSeparator, numbers.NumberGroupSizes) = ("’", [2, 1]);
        (numbers.NaNSymbol, numbers.PositiveInfinitySymbol, numbers.NegativeInfinitySymbol) = ("none", "endless", "~endless");
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    /// <summary>Returns a text that is created in this culture.</summary>
    public static T Make<T>(Func<T> text)
    {
        using InventedCulture culture = new();
        return text();
    }
}
