namespace System.Text.Json;

/// <summary>
/// Reads the tokens of a JSON text in UTF-8. It accepts what the reader of the same name in newer frameworks accepts, with its default
/// options: no comments, no trailing commas, and nothing after the value.
/// </summary>
internal ref struct Utf8JsonReader
{
    /// <summary>The maximum number of levels: one bit of <see cref="_objects"/> for each.</summary>
    public const int MostLevels = 64;

    private readonly ReadOnlySpan<byte> _json;
    private readonly int _maxDepth;
    private int _position;
    private int _depth;

    // Bit n is set if level n is an object. The current level is the lowest bit.
    private ulong _objects;
    private int _start;
    private int _length;

    /// <summary>Initializes a reader at the beginning of a text.</summary>
    /// <param name="json">The text. It may be invalid.</param>
    /// <param name="options">The options.</param>
    public Utf8JsonReader(ReadOnlySpan<byte> json, JsonReaderOptions options = default)
    {
        this = default;
        _json = json;
        _maxDepth = options.MaxDepth;
    }

    /// <summary>Gets the kind of the last token.</summary>
    public JsonTokenType TokenType { get; private set; }

    /// <summary>Gets the bytes of the last token. Those of a string are without quotes and still escaped.</summary>
    public readonly ReadOnlySpan<byte> ValueSpan => _json.Slice(_start, _length);

    /// <summary>Gets the position in the text of the first byte of the last token.</summary>
    public readonly int TokenStartIndex => TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? _start - 1 : _start;

    /// <summary>Gets the position in the text after the last token.</summary>
    public readonly int BytesConsumed => _position;

    /// <summary>Reads the next token. Returns false after the last one.</summary>
    /// <exception cref="JsonException">The text is invalid, incomplete or too deep.</exception>
    public bool Read()
    {
        SkipWhitespace();
        bool isAfterValue = TokenType is not (
            JsonTokenType.None or JsonTokenType.PropertyName or JsonTokenType.StartObject or JsonTokenType.StartArray);
        if (isAfterValue && _depth == 0)
            return _position < _json.Length ? throw Invalid("text after the value") : false;

        byte next = Next();
        bool isInObject = (_objects & 1) != 0;
        if (TokenType is JsonTokenType.None or JsonTokenType.PropertyName)
        {
            ReadValue(next);
        }
        else if (next == (isInObject ? (byte)'}' : (byte)']'))
        {
            End(isInObject ? JsonTokenType.EndObject : JsonTokenType.EndArray);
        }
        else
        {
            if (isAfterValue)
                next = Skip((byte)',');
            if (isInObject)
                ReadName(next);
            else
                ReadValue(next);
        }

        return true;
    }

    /// <summary>Returns the text of a string or name without its escapes. Null for the token null.</summary>
    /// <exception cref="InvalidOperationException">
    /// The token is not text, is not valid UTF-8, or contains an unpaired surrogate.
    /// </exception>
    public readonly string? GetString() => TokenType switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => JsonText.Unescape(ValueSpan),
        JsonTokenType.Null => null,
        _ => throw new InvalidOperationException($"The token must be text (was {TokenType})."),
    };

    /// <summary>Reads the last token as a whole number. Returns false if it has a fraction, an exponent or too many digits.</summary>
    /// <exception cref="InvalidOperationException">The token is not a number.</exception>
    public readonly bool TryGetInt64(out long value) => TokenType == JsonTokenType.Number
        ? JsonNumber.TryParse(ValueSpan, out value)
        : throw new InvalidOperationException($"The token must be a number (was {TokenType}).");

    private void ReadName(byte first)
    {
        if (first != (byte)'"')
            throw Invalid("something else where a name in quotes must be");
        ReadString();
        TokenType = JsonTokenType.PropertyName;
        SkipWhitespace();
        if (Next() != (byte)':')
            throw Invalid("a name without ':' after it");
        _position++;
    }

    private void ReadValue(byte first)
    {
        switch (first)
        {
            case (byte)'{':
                Begin(JsonTokenType.StartObject);
                break;
            case (byte)'[':
                Begin(JsonTokenType.StartArray);
                break;
            case (byte)'"':
                ReadString();
                TokenType = JsonTokenType.String;
                break;
            case (byte)'t':
                ReadLiteral("true"u8, JsonTokenType.True);
                break;
            case (byte)'f':
                ReadLiteral("false"u8, JsonTokenType.False);
                break;
            case (byte)'n':
                ReadLiteral("null"u8, JsonTokenType.Null);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                int end = JsonNumber.End(_json, _position);
                if (end < 0)
                    throw Invalid("a malformed number");
                Take(JsonTokenType.Number, end - _position);
                break;
            default:
                throw Invalid("something else where a value must be");
        }
    }

    private void Begin(JsonTokenType token)
    {
        if (_depth >= _maxDepth)
            throw Invalid($"more than {_maxDepth} levels");
        _depth++;
        _objects = (_objects << 1) | (token == JsonTokenType.StartObject ? 1UL : 0);
        Take(token, 1);
    }

    private void End(JsonTokenType token)
    {
        _depth--;
        _objects >>= 1;
        Take(token, 1);
    }

    private void ReadLiteral(ReadOnlySpan<byte> literal, JsonTokenType token)
    {
        if (!_json.Slice(_position).StartsWith(literal))
            throw Invalid("something else where a value must be");
        Take(token, literal.Length);
    }

    private void ReadString()
    {
        int length = JsonText.Length(_json.Slice(_position + 1));
        if (length < 0)
            throw Invalid("a text that does not end, has an unescaped control character, or an unknown escape");
        _start = _position + 1;
        _length = length;
        _position += length + 2;
    }

    private void Take(JsonTokenType token, int length)
    {
        TokenType = token;
        (_start, _length) = (_position, length);
        _position += length;
    }

    private byte Skip(byte expected)
    {
        if (_json[_position] != expected)
            throw Invalid($"values without '{(char)expected}' between them");
        _position++;
        SkipWhitespace();
        return Next();
    }

    private readonly byte Next() => _position < _json.Length ? _json[_position] : throw Invalid("its end where more must follow");

    private void SkipWhitespace()
    {
        while (_position < _json.Length && _json[_position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            _position++;
    }

    private readonly JsonException Invalid(string found) => new($"The JSON has {found}, at byte {_position}.");
}
