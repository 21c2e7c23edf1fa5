using System.Collections.Generic;

namespace MlpGen.Generator.Calls;

/// <summary>A length that makes a call throw.</summary>
/// <param name="Parameter">The index of the parameter.</param>
/// <param name="Actual">The length that was passed, such as "63 floats".</param>
/// <param name="Reason">The reason why it is wrong.</param>
/// <param name="Expected">The length to pass instead.</param>
internal sealed record LengthMismatch(int Parameter, string Actual, string Reason, string Expected);

/// <summary>
/// Finds lengths that always make a call throw. It makes the checks that <c>Guard</c> makes at run time, as far as the lengths are known.
/// </summary>
internal static class LengthCheck
{
    /// <summary>Returns at most one wrong length for each parameter.</summary>
    /// <param name="method">The called method.</param>
    /// <param name="network">The sizes of the network.</param>
    /// <param name="lengths">The length for each parameter. Null if unknown.</param>
    public static IEnumerable<LengthMismatch> Find(SpanMethod method, NetworkShape network, IReadOnlyList<int?> lengths)
    {
        // The number of rows, from the first argument that determines it. It is -1 once an argument is wrong, because it is then unknown.
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
                    yield return new LengthMismatch(
                        i, found, Whole(parameter, network, width), parameter.MayBeEmpty ? $"{width}, or an empty span" : $"{width}");
                }
            }
            else if (parameter.Size == SpanSize.AnyPerRow)
            {
                if (rows > 1 && (length == 0 || length % rows != 0))
                {
                    yield return new LengthMismatch(
                        i,
                        found,
                        $"{rows} rows of '{network.Name}' need equally many targets each, at least one",
                        $"a positive multiple of {rows}");
                }
                else if (rows is null or 1 && length == 0)
                    yield return new LengthMismatch(i, found, $"a row of '{network.Name}' needs at least one target", "at least one");
            }
            else if (rows >= 0)
            {
                long fits = (long)rows.Value * width;
                if (length != fits)
                {
                    string need = rows == 1 ? "needs" : "need";
                    yield return new LengthMismatch(i, found, $"{Count(rows.Value, "row")} of '{network.Name}' {need} {fits}", $"{fits}");
                }
            }
            else if (length % width != 0)
            {
                yield return new LengthMismatch(i, found, Row(parameter, network, width), $"a multiple of {width}");
                rows = -1;
            }
            else if (length == 0 && method.NeedsRow)
            {
                if (rows is null)
                {
                    yield return new LengthMismatch(
                        i, found, "the mean over zero rows is undefined", $"at least one row, of length {width}");
                }

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
