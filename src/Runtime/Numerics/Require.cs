using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace MlpGen.Numerics;

/// <summary>Checks numbers that a caller sets. Each method returns the number, or names the setting, what it is and what fits.</summary>
internal static class Require
{
    /// <summary>A finite number of at least 0.</summary>
    public static float NotNegative(float value, [CallerMemberName] string setting = "") =>
        value >= 0 && float.IsFinite(value) ? value : throw Wrong(setting, $"{value}", "a finite number of at least 0");

    /// <summary>A copy of finite numbers of at least 0; null for none.</summary>
    public static float[]? NotNegative(IReadOnlyList<float>? values, [CallerMemberName] string setting = "")
    {
        if (values is null)
            return null;
        foreach (float value in values)
            NotNegative(value, setting);
        return [.. values];
    }

    /// <summary>A finite number above 0.</summary>
    public static float Positive(float value, [CallerMemberName] string setting = "") =>
        value > 0 && float.IsFinite(value) ? value : throw Wrong(setting, $"{value}", "a finite number above 0");

    /// <summary>A finite number above 1.</summary>
    public static float AboveOne(float value, [CallerMemberName] string setting = "") =>
        value > 1 && float.IsFinite(value) ? value : throw Wrong(setting, $"{value}", "a finite number above 1");

    /// <summary>A number of at least 0 and below 1.</summary>
    public static float BelowOne(float value, [CallerMemberName] string setting = "") =>
        value is >= 0 and < 1 ? value : throw Wrong(setting, $"{value}", "at least 0 and below 1");

    /// <summary>A number above 0 and below 1.</summary>
    public static float WithinOne(float value, [CallerMemberName] string setting = "") =>
        value is > 0 and < 1 ? value : throw Wrong(setting, $"{value}", "above 0 and below 1");

    /// <summary>A number within bounds.</summary>
    public static float Between(float value, float least, float most, [CallerMemberName] string setting = "") =>
        value >= least && value <= most ? value : throw Wrong(setting, $"{value}", $"{least} to {most}");

    /// <summary>A whole number of at least some other.</summary>
    public static int AtLeast(int value, int least, [CallerMemberName] string setting = "") =>
        value >= least ? value : throw Wrong(setting, $"{value}", $"at least {least}");

    /// <inheritdoc cref="AtLeast(int, int, string)"/>
    public static long AtLeast(long value, long least, [CallerMemberName] string setting = "") =>
        value >= least ? value : throw Wrong(setting, $"{value}", $"at least {least}");

    private static ArgumentOutOfRangeException Wrong(string setting, string value, string fits) =>
        new(setting, $"{setting} is {value}; {fits} fits.");
}
