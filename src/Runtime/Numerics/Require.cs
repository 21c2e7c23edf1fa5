using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>
/// Validates values that a caller sets. Each method returns the value, or throws an exception that names the setting, the allowed range and
/// the value.
/// </summary>
internal static class Require
{
    /// <summary>Requires a finite number of at least 0.</summary>
    public static float NotNegative(float value, [CallerMemberName] string setting = "") =>
        value >= 0 && float.IsFinite(value) ? value : throw Wrong(setting, $"{value}", "a finite number of at least 0");

    /// <summary>Requires finite numbers of at least 0 and returns a copy of them. Returns null for null.</summary>
    public static float[]? NotNegative(IReadOnlyList<float>? values, [CallerMemberName] string setting = "")
    {
        if (values is null)
            return null;
        foreach (float value in values)
            NotNegative(value, setting);
        return [.. values];
    }

    /// <summary>Requires a finite number above 0.</summary>
    public static float Positive(float value, [CallerMemberName] string setting = "") =>
        value > 0 && float.IsFinite(value) ? value : throw Wrong(setting, $"{value}", "a finite number above 0");

    /// <summary>Requires a finite number above 1.</summary>
    public static float AboveOne(float value, [CallerMemberName] string setting = "") =>
        value > 1 && float.IsFinite(value) ? value : throw Wrong(setting, $"{value}", "a finite number above 1");

    /// <summary>Requires a number of at least 0 and below 1.</summary>
    public static float BelowOne(float value, [CallerMemberName] string setting = "") =>
        value is >= 0 and < 1 ? value : throw Wrong(setting, $"{value}", "at least 0 and below 1");

    /// <summary>Requires a number above 0 and below 1.</summary>
    public static float WithinOne(float value, [CallerMemberName] string setting = "") =>
        value is > 0 and < 1 ? value : throw Wrong(setting, $"{value}", "above 0 and below 1");

    /// <summary>Requires a number between two bounds, inclusive.</summary>
    public static float Between(float value, float least, float most, [CallerMemberName] string setting = "") =>
        value >= least && value <= most ? value : throw Wrong(setting, $"{value}", $"between {least} and {most}");

    /// <summary>Requires an integer of at least <paramref name="least"/>.</summary>
    public static int AtLeast(int value, int least, [CallerMemberName] string setting = "") =>
        value >= least ? value : throw Wrong(setting, $"{value}", $"at least {least}");

    /// <inheritdoc cref="AtLeast(int, int, string)"/>
    public static long AtLeast(long value, long least, [CallerMemberName] string setting = "") =>
        value >= least ? value : throw Wrong(setting, $"{value}", $"at least {least}");

    private static ArgumentOutOfRangeException Wrong(string setting, string value, string range) =>
        new(setting, $"{setting} must be {range} (was {value}).");
}
