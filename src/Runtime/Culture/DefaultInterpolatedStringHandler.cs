using System.Globalization;
using System.Text;

namespace System.Runtime.CompilerServices;

/// <summary>
/// The type that <c>$"…"</c> compiles to in the assemblies of MlpGen. The compiler prefers a type of this name in the assembly that it
/// compiles over the type in the framework. This type formats numbers in the invariant culture, so that messages are the same on every
/// machine.
/// </summary>
/// <param name="literalLength">The number of characters outside the placeholders.</param>
/// <param name="formattedCount">The number of placeholders.</param>
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
