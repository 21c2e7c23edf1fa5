using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Unicode;
using static MlpGen.Text.MessageText;

namespace MlpGen.Storage;

/// <summary>A strict reader for the JSON of a safetensors header. It throws for duplicate, unknown and mistyped entries.</summary>
internal ref struct SafetensorsHeaderReader
{
    /// <summary>The key of the only entry that is not a tensor.</summary>
    public const string MetadataKey = "__metadata__";

    // The levels are the header, a tensor and its arrays. A safetensors header has no deeper level.
    private const int Depth = 3;

    // An entry of a few bytes becomes objects of a hundred bytes. Programs write a handful of texts, and no framework has tensors with more
    // dimensions.
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
    /// <param name="header">The bytes between the length and the data, including padding.</param>
    /// <param name="mostTensors">The maximum number of tensors.</param>
    /// <exception cref="InvalidDataException">The header is malformed, describes impossible data, or has too many entries.</exception>
    public static SafetensorsHeader Read(ReadOnlySpan<byte> header, int mostTensors)
    {
        if (header.IsEmpty || header[0] != (byte)'{')
            throw new InvalidDataException("The header must start with '{' because a safetensors header is a JSON object.");
        if (!Utf8.IsValid(header))
            throw new InvalidDataException("The header must be valid UTF-8 because a safetensors header is JSON in UTF-8.");
        try
        {
            return new SafetensorsHeaderReader(header, mostTensors).ReadHeader();
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The header is not valid JSON for a safetensors header: {error.Message}", error);
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
                throw new InvalidDataException($"The header names {Quoted(name)} twice. Names must be unique.");
            if (name == MetadataKey)
                metadata = ReadMetadata();
            else if (tensors.Count < _mostTensors)
                tensors.Add(ReadTensor(name));
            else
                throw new InvalidDataException($"The header must have at most {_mostTensors} tensors (had more).");
        }

        // Only padding is allowed after the object. Anything else throws.
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
                throw new InvalidDataException($"The metadata must have at most {MostTexts} entries (had more).");
            if (!metadata.TryAdd(key, Text()))
                throw new InvalidDataException($"The metadata names {Quoted(key)} twice. Names must be unique.");
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
                        $"Tensor {Quoted(name)} has the field {Quoted(field)}, which is unknown or occurs twice. " +
                        "Only dtype, shape and data_offsets are allowed, once each.");
            }
        }

        if (dtype is null || shape is null || offsets is null)
            throw new InvalidDataException($"Tensor {Quoted(name)} is incomplete. It must have dtype, shape and data_offsets.");
        if (offsets.Length != 2 || offsets[0] > offsets[1])
        {
            throw new InvalidDataException(
                $"Tensor {Quoted(name)} must have data_offsets [begin, end], the smaller first (was {Sizes(offsets)}).");
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
                    $"The shape and data_offsets of tensor {Quoted(tensor)} must be whole numbers from 0 to 2⁶³ − 1.");
            }

            if (count == MostSizes)
            {
                throw new InvalidDataException(
                    $"The shape and data_offsets of tensor {Quoted(tensor)} must have at most {MostSizes} numbers (had more).");
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

    // Messages are only built when needed, because a name can be as long as the header.
    private void Next(JsonTokenType expected, string? where, string tensor = "")
    {
        _json.Read();
        if (_json.TokenType != expected)
            throw new InvalidDataException($"{where ?? $"Tensor {Quoted(tensor)}"} contains {_json.TokenType} instead of {expected}.");
    }

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException("The header contains an unpaired surrogate. Escapes of surrogates must occur in pairs.", error);
        }
    }
}
