using System;
using System.Globalization;
using MlpGen.Tests;

namespace MlpGen.Networks.Tests.Soak;

/// <summary>How long the soak runs, and with which random numbers: <c>MLPGEN_SOAK_SECONDS=3600</c> and <c>MLPGEN_SOAK_SEED=2</c> ask for others.</summary>
internal static class SoakSettings
{
    public static TimeSpan Duration { get; } = TimeSpan.FromSeconds(Number("MLPGEN_SOAK_SECONDS", Depth.Choose(6, 60)));

    public static int Seed { get; } = Number("MLPGEN_SOAK_SEED", 1);

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
