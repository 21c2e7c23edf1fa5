using System.Collections.Generic;

namespace MlpGen.Generator.Shapes;

/// <summary>A length that cannot fit.</summary>
/// <param name="Parameter">The index of the parameter.</param>
/// <param name="Found">What was passed: "63 floats".</param>
/// <param name="But">Why it does not fit.</param>
/// <param name="Fits">What to pass instead.</param>
internal sealed record Misfit(int Parameter, string Found, string But, string Fits);

/// <summary>Says which lengths make a call throw for sure: what <c>Guard</c> finds at run time, as far as it is known before.</summary>
internal static class LengthCheck
{
    /// <summary>At most one misfit for each parameter.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="network">On which network.</param>
    /// <param name="lengths">One for each parameter; null where it is not known.</param>
    public static IEnumerable<Misfit> Find(SpanMethod method, NetworkShape network, IReadOnlyList<int?> lengths)
    {
        // The rows of the first argument that says how many there are; -1 once one is wrong, and nothing can be counted on.
        int? rows = null;
        for (int i = 0; i < lengths.Count; i++)
        {
            SpanParameter parameter = method.Parameters[i];
            int width = parameter.WidthIn(network);
            if (lengths[i] is not { } length || (length == 0 && parameter.MayBeEmpty))
                continue;

            string found = Count(length, parameter.Size == SpanSize.OnePerRow ? "element" : "float");
            if (parameter.Size is SpanSize.OneInput or SpanSize.Parameters)
            {
                if (length != width)
                {
                    yield return new Misfit(
                        i, found, Whole(parameter, network, width), parameter.MayBeEmpty ? $"{width}, or an empty span" : $"{width}");
                }
            }
            else if (parameter.Size == SpanSize.AnyPerRow)
            {
                if (rows > 1 && (length == 0 || length % rows != 0))
                {
                    yield return new Misfit(
                        i,
                        found,
                        $"{rows} rows of '{network.Name}' need equally many targets each, at least one",
                        $"a positive multiple of {rows}");
                }
                else if (rows is null or 1 && length == 0)
                    yield return new Misfit(i, found, $"a row of '{network.Name}' needs at least one target", "at least one");
            }
            else if (rows >= 0)
            {
                long fits = (long)rows.Value * width;
                if (length != fits)
                {
                    string need = rows == 1 ? "needs" : "need";
                    yield return new Misfit(i, found, $"{Count(rows.Value, "row")} of '{network.Name}' {need} {fits}", $"{fits}");
                }
            }
            else if (length % width != 0)
            {
                yield return new Misfit(i, found, Row(parameter, network, width), $"a multiple of {width}");
                rows = -1;
            }
            else if (length == 0 && method.NeedsRow)
            {
                if (rows is null)
                    yield return new Misfit(i, found, "the mean over zero rows is undefined", $"at least one row, of length {width}");
                rows = -1;
            }
            else
            {
                rows ??= length / width;
            }
        }
    }

    private static string Whole(SpanParameter parameter, NetworkShape network, int width) =>
        parameter.Size == SpanSize.Parameters ? $"'{network.Name}' has {Count(width, "parameter")}" : Row(parameter, network, width);

    private static string Row(SpanParameter parameter, NetworkShape network, int width) =>
        $"a row of '{network.Name}' has {Count(width, parameter.Size == SpanSize.Outputs ? "output" : "input")}";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
