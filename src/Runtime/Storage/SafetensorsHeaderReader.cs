using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Unicode;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>Reads the JSON of a safetensors header, strictly: whatever is doubled, unknown or of another kind is refused.</summary>
internal ref struct SafetensorsHeaderReader
{
    /// <summary>The key of the one entry that is no tensor.</summary>
    public const string MetadataKey = "__metadata__";

    // The header, a tensor, one of its arrays: what is nested deeper is no safetensors header.
    private const int Depth = 3;

    // An entry of a few bytes becomes objects of a hundred. Programs write a handful of texts, and no framework has tensors of more sizes.
    private const int MostTexts = 1024;
    private const int MostSizes = 64;

    private readonly int _mostTensors;
    private Utf8JsonReader _json;

    private SafetensorsHeaderReader(ReadOnlySpan<byte> header, int mostTensors)
    {
        _json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = Depth });
        _mostTensors = mostTensors;
    }

    /// <summary>Reads a whole header.</summary>
    /// <param name="header">The bytes between length and data, padding included.</param>
    /// <param name="mostTensors">The tensors that fit.</param>
    /// <exception cref="InvalidDataException">It is no header, describes data that cannot be, or has more in it than fits.</exception>
    public static SafetensorsHeader Read(ReadOnlySpan<byte> header, int mostTensors)
    {
        if (header.IsEmpty || header[0] != (byte)'{')
            throw new InvalidDataException("The header does not begin with '{'; a safetensors header is a JSON object.");
        if (!Utf8.IsValid(header))
            throw new InvalidDataException("The header is not valid UTF-8; a safetensors header is JSON in UTF-8.");
        try
        {
            return new SafetensorsHeaderReader(header, mostTensors).ReadHeader();
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The header is not the JSON of a safetensors header: {error.Message}", error);
        }
    }

    private SafetensorsHeader ReadHeader()
    {
        Dictionary<string, string>? metadata = null;
        List<SafetensorsTensor> tensors = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        Next(JsonTokenType.StartObject, "The header");
        while (NextKey(out string name))
        {
            if (!names.Add(name))
                throw new InvalidDataException($"The header names {Quoted(name)} twice; once fits.");
            if (name == MetadataKey)
                metadata = ReadMetadata();
            else if (tensors.Count < _mostTensors)
                tensors.Add(ReadTensor(name));
            else
                throw new InvalidDataException($"The header names more than {_mostTensors} tensors; so many fit.");
        }

        // Padding may follow; anything else throws.
        _json.Read();
        return new SafetensorsHeader(metadata ?? [], tensors);
    }

    private Dictionary<string, string> ReadMetadata()
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        Next(JsonTokenType.StartObject, MetadataKey);
        while (NextKey(out string key))
        {
            Next(JsonTokenType.String, MetadataKey);
            if (metadata.Count == MostTexts)
                throw new InvalidDataException($"The metadata has more than {MostTexts} entries; so many fit.");
            if (!metadata.TryAdd(key, Text()))
                throw new InvalidDataException($"The metadata names {Quoted(key)} twice; once fits.");
        }

        return metadata;
    }

    private SafetensorsTensor ReadTensor(string name)
    {
        string? dtype = null;
        long[]? shape = null;
        long[]? offsets = null;
        Next(JsonTokenType.StartObject, null, name);
        while (NextKey(out string field))
        {
            switch (field)
            {
                case "dtype" when dtype is null:
                    Next(JsonTokenType.String, null, name);
                    dtype = Text();
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(name);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(name);
                    break;
                default:
                    throw new InvalidDataException(
                        $"Tensor {Quoted(name)} has the field {Quoted(field)}, unknown or doubled; " +
                        "dtype, shape and data_offsets fit, once each.");
            }
        }

        if (dtype is null || shape is null || offsets is null)
            throw new InvalidDataException($"Tensor {Quoted(name)} is incomplete; it needs dtype, shape and data_offsets.");
        if (offsets.Length != 2 || offsets[0] > offsets[1])
        {
            throw new InvalidDataException(
                $"Tensor {Quoted(name)} has the data_offsets {Sizes(offsets)}; [begin, end] fits, the smaller first.");
        }

        return new SafetensorsTensor(name, dtype, shape, offsets[0], offsets[1]);
    }

    private long[] ReadNumbers(string tensor)
    {
        Span<long> numbers = stackalloc long[MostSizes];
        int count = 0;
        Next(JsonTokenType.StartArray, null, tensor);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out long number) || number < 0)
            {
                throw new InvalidDataException(
                    $"Tensor {Quoted(tensor)} has a shape or data_offsets with other than whole numbers from 0 to 2⁶³ − 1.");
            }

            if (count == MostSizes)
            {
                throw new InvalidDataException(
                    $"Tensor {Quoted(tensor)} has a shape or data_offsets of more than {MostSizes} numbers; so many fit.");
            }

            numbers[count++] = number;
        }

        return numbers[..count].ToArray();
    }

    private bool NextKey(out string key)
    {
        _json.Read();
        bool found = _json.TokenType == JsonTokenType.PropertyName;
        key = found ? Text() : "";
        return found;
    }

    // Messages are made where one is needed: a name may be as long as the header.
    private void Next(JsonTokenType expected, string? where, string tensor = "")
    {
        _json.Read();
        if (_json.TokenType != expected)
            throw new InvalidDataException($"{where ?? $"Tensor {Quoted(tensor)}"} holds {_json.TokenType} where {expected} fits.");
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException("The header escapes half of a surrogate pair; whole Unicode fits.", error);
        }
    }
}
