using System;

namespace MlpGen.Tests;

/// <summary>Tells how thorough a run of the tests is. With MLPGEN_DEEP=1 it is deep and tries every combination; otherwise it tries each behaviour once.</summary>
internal static class Depth
{
    public static bool IsDeep { get; } = Environment.GetEnvironmentVariable("MLPGEN_DEEP") == "1";

    /// <summary>Returns what belongs to this run.</summary>
    public static T Choose<T>(T shallow, T deep) => IsDeep ? deep : shallow;

    /// <summary>Skips a test that only a deep run has time for.</summary>
    public static void SkipUnlessDeep() => Xunit.Assert.SkipUnless(IsDeep, "Only a deep run takes this test: set MLPGEN_DEEP=1.");
}
