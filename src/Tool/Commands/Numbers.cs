using System;
using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace MlpGen.Tool.Commands;

/// <summary>Options with a number in a range.</summary>
internal static class Numbers
{
    /// <summary>Creates an option.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="description">The description of the number.</param>
    /// <param name="usual">The default, or null if the option has none.</param>
    /// <param name="least">The smallest value.</param>
    /// <param name="most">The largest value.</param>
    public static Option<T> Option<T>(string name, string description, T usual, T least, T most)
        where T : struct, INumber<T> =>
        new(name)
        {
            HelpName = "NUMBER",
            Description = description,
            DefaultValueFactory = _ => usual,
            CustomParser = result =>
            {
                string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && value >= least && value <= most)
                    return value;
                result.AddError(
                    string.Create(CultureInfo.InvariantCulture, $"{name} must be a number from {least} to {most} (was \"{text}\")."));
                return default;
            },
        };
}
