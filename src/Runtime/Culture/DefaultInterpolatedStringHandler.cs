using System.Globalization;
using System.Text;

namespace System.Runtime.CompilerServices;

/// <summary>
/// What <c>$"…"</c> is compiled to in our assemblies: the compiler takes a type of this name from the assembly that it compiles before the
/// framework's. This one writes numbers in the invariant culture, so a message reads alike on every machine, and nobody who writes one has
/// to think of it.
/// </summary>
/// <param name="literalLength">The characters between the holes.</param>
/// <param name="formattedCount">The holes.</param>
[InterpolatedStringHandler, Microsoft.CodeAnalysis.Embedded]
internal readonly struct DefaultInterpolatedStringHandler(int literalLength, int formattedCount)
{
    private const int GuessedLength = 8;
    private readonly StringBuilder _text = new(literalLength + (formattedCount * GuessedLength));

    public void AppendLiteral(string value) => _text.Append(value);

    public void AppendFormatted(ReadOnlySpan<char> value) => _text.Append(value.ToString());

    public void AppendFormatted<T>(T value, int alignment = 0, string? format = null)
    {
        string text = (value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString()) ?? "";
        _text.Append(alignment < 0 ? text.PadRight(-alignment) : text.PadLeft(alignment));
    }

    public string ToStringAndClear() => _text.ToString();
}
