using System;
using System.Globalization;
using MlpGen.Tests;

namespace MlpGen.Generator.Tests.Fuzz;

/// <summary>
/// The number of random cases and their seeds. <c>MLPGEN_FUZZ=5000</c> asks for more cases. <c>MLPGEN_FUZZ_SEED</c> selects other cases or
/// repeats one.
/// </summary>
/// <param name="Count">The number of cases.</param>
/// <param name="Seed">The seed of the first case. Each further case uses the next seed.</param>
internal sealed record FuzzSettings(int Count, int Seed)
{
    private static readonly int s_countOtherwise = Depth.Choose(16, 300);

    public static FuzzSettings FromEnvironment() => new(Number("MLPGEN_FUZZ", s_countOtherwise), Number("MLPGEN_FUZZ_SEED", 1));

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
