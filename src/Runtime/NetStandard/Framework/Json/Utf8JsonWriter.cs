using System.Buffers;
using System.Globalization;
using System.IO;
using System.Text.Encodings.Web;

namespace System.Text.Json;

/// <summary>The options of a writer.</summary>
internal struct JsonWriterOptions
{
    /// <summary>The encoder of names and texts. Null for the default.</summary>
    public JavaScriptEncoder? Encoder { get; set; }
}

/// <summary>
/// Writes JSON in UTF-8 without white space. The calls must form a valid value: unlike the writer of newer frameworks, it checks nothing.
/// </summary>
internal sealed class Utf8JsonWriter : IDisposable
{
    private readonly StringBuilder _json = new();
    private readonly JavaScriptEncoder _encoder;
    private readonly IBufferWriter<byte>? _buffer;
    private readonly Stream? _stream;
    private bool _needsComma;

    /// <summary>Initializes a writer whose text goes to a buffer when it is disposed.</summary>
    public Utf8JsonWriter(IBufferWriter<byte> buffer, JsonWriterOptions options = default)
    {
        _buffer = buffer;
        _encoder = options.Encoder ?? JavaScriptEncoder.Default;
    }

    /// <summary>Initializes a writer whose text goes to a stream when it is disposed. The stream stays open.</summary>
    public Utf8JsonWriter(Stream stream, JsonWriterOptions options = default)
    {
        _stream = stream;
        _encoder = options.Encoder ?? JavaScriptEncoder.Default;
    }

    public void WriteStartObject() => Open('{');

    public void WriteStartObject(string name)
    {
        WriteName(name);
        Open('{');
    }

    public void WriteEndObject() => Close('}');

    public void WriteStartArray(string name)
    {
        WriteName(name);
        Open('[');
    }

    public void WriteEndArray() => Close(']');

    public void WriteString(string name, string value)
    {
        WriteName(name);
        WriteStringValue(value);
    }

    public void WriteStringValue(string value) => Value($"\"{_encoder.Encode(value.AsSpan())}\"");

    public void WriteNumber(string name, long value)
    {
        WriteName(name);
        WriteNumberValue(value);
    }

    public void WriteNumberValue(long value) => Value(value.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="ArgumentException"><paramref name="value"/> is NaN or infinite, which JSON cannot express.</exception>
    public void WriteNumber(string name, float value)
    {
        if (!float.IsFinite(value))
            throw new ArgumentException($"A number in JSON must be finite (was {value}).", nameof(value));
        WriteName(name);
        Value(value.ToString("R", CultureInfo.InvariantCulture));
    }

    public void WriteBoolean(string name, bool value)
    {
        WriteName(name);
        Value(value ? "true" : "false");
    }

    /// <summary>Passes the text on.</summary>
    public void Dispose()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(_json.ToString());
        _json.Clear();
        if (_buffer is not null)
            _buffer.Write(bytes);
        else
            _stream!.Write(bytes, 0, bytes.Length);
    }

    private void WriteName(string name)
    {
        WriteStringValue(name);
        _json.Append(':');
        _needsComma = false;
    }

    private void Open(char bracket)
    {
        Value(bracket.ToString());
        _needsComma = false;
    }

    private void Close(char bracket)
    {
        _json.Append(bracket);
        _needsComma = true;
    }

    private void Value(string json)
    {
        if (_needsComma)
            _json.Append(',');
        _json.Append(json);
        _needsComma = true;
    }
}
