using System;

namespace MlpGen.Tests;

/// <summary>How thorough a run of the tests is. With MLPGEN_DEEP=1 it takes every combination; without, each behaviour once.</summary>
internal static class Depth
{
    public static bool IsDeep { get; } = Environment.GetEnvironmentVariable("MLPGEN_DEEP") == "1";

    /// <summary>Chooses what fits this run.</summary>
    public static T Choose<T>(T shallow, T deep) => IsDeep ? deep : shallow;

    /// <summary>Skips a test that only a deep run has time for.</summary>
    public static void SkipUnlessDeep() => Xunit.Assert.SkipUnless(IsDeep, "A deep run alone has the time: set MLPGEN_DEEP=1.");
}
