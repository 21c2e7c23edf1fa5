namespace MlpGen.Generator;

/// <summary>The names of the generator's steps. Tests use them to check which steps ran again.</summary>
internal static class TrackingNames
{
    public const string Options = nameof(Options);
    public const string ParseInputs = nameof(ParseInputs);
    public const string Parse = nameof(Parse);
    public const string Weights = nameof(Weights);
    public const string Plan = nameof(Plan);
}
