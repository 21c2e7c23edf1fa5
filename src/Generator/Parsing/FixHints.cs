using System.Collections.Immutable;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// What a diagnostic tells the code fixes beyond its own place. They read no network themselves: which settings they may change stands
/// in the diagnostic's additional locations (the loss, then the output's activation), and what is found there in its properties.
/// </summary>
internal static class FixHints
{
    /// <summary>The property that names the activation of the output layer.</summary>
    public static ImmutableDictionary<string, string?> Output(Activation activation) =>
        ImmutableDictionary<string, string?>.Empty.Add("Output", activation.ToString());
}
