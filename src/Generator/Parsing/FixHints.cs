using System.Collections.Immutable;
using System.Globalization;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// What a diagnostic tells the code fixes beyond its own place. They read no network themselves: which settings they may change stands
/// in the diagnostic's additional locations (the loss, then the output's activation), and what is found there in its properties.
/// </summary>
internal static class FixHints
{
    /// <summary>
    /// The properties that name the activation of the output layer, the loss, and the number of outputs; what the declaration does not say
    /// is empty.
    /// </summary>
    public static ImmutableDictionary<string, string?> Of(Activation output, Loss? loss, int? outputs) =>
        ImmutableDictionary<string, string?>.Empty
        .Add("Output", output.ToString())
        .Add("Loss", loss?.ToString())
        .Add("Outputs", outputs?.ToString(CultureInfo.InvariantCulture));
}
