using System;

namespace MlpGen.Tests;

/// <summary>
/// Sets how thorough a test run is. With MLPGEN_DEEP=1, a run is deep and tries every combination. Otherwise, it tries each behavior once.
/// </summary>
internal static class Depth
{
    public static bool IsDeep { get; } = Environment.GetEnvironmentVariable("MLPGEN_DEEP") == "1";

    /// <summary>Returns the value for this kind of run.</summary>
    public static T Choose<T>(T shallow, T deep) => IsDeep ? deep : shallow;

    /// <summary>Skips a test that takes too long for a shallow run.</summary>
    public static void SkipUnlessDeep() => Xunit.Assert.SkipUnless(IsDeep, "This test runs only in a deep run. Set MLPGEN_DEEP=1.");
}
