using System.Collections.Immutable;
using System.Globalization;

namespace MlpGen.Generator.Parsing;

/// <summary>
/// The information in a diagnostic that code fixes need in addition to its location. Code fixes do not parse the network. The additional
/// locations of the diagnostic are those of the settings to change (the loss, then the activation of the output layer), and its
/// properties are their current values.
/// </summary>
internal static class FixHints
{
    /// <summary>
    /// Returns the properties that hold the activation of the output layer, the loss and the number of outputs. A property is null if
    /// the declaration does not specify its value.
    /// </summary>
    public static ImmutableDictionary<string, string?> Create(Activation output, Loss? loss, int? outputs) =>
        ImmutableDictionary<string, string?>.Empty
        .Add("Output", output.ToString())
        .Add("Loss", loss?.ToString())
        .Add("Outputs", outputs?.ToString(CultureInfo.InvariantCulture));
}
