using System;
using System.Globalization;

namespace MlpGen.Runtime.Tests;

/// <summary>A culture in which every number looks different.</summary>
internal static class InventedCulture
{
    /// <summary>What a function returns in it.</summary>
    public static T In<T>(Func<T> function)
    {
        CultureInfo before = CultureInfo.CurrentCulture, invented = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        NumberFormatInfo numbers = invented.NumberFormat;
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign) = ("'", "_", "~");
        (numbers.NaNSymbol, numbers.PositiveInfinitySymbol, numbers.PercentDecimalSeparator) = ("nought", "endless", "'");
        CultureInfo.CurrentCulture = invented;
        try
        {
            return function();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
