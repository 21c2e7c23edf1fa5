extern alias portable;

using System;
using System.Buffers;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;
using Portable = portable::System.Text.Json;
using PortableEncoder = portable::System.Text.Encodings.Web.JavaScriptEncoder;

namespace MlpGen.Runtime.Tests.Storage.PortableJson;

/// <summary>Compares the JSON writer of the netstandard2.1 build with that of .NET.</summary>
public class PortableJsonWriterTests
{
    private const int Samples = 5_000;

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void WritesTheSameBytes(bool isRelaxed, int seed)
    {
        System.Random random = new(seed);
        for (int i = 0; i < Samples; i++)
        {
            string name = JsonSamples.Units(random), text = JsonSamples.Units(random);
            long whole = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            float number = AnyFinite(random);
            int count = random.Next(4);

            using MemoryStream expected = new();
            using (Utf8JsonWriter json = new(expected, new() { Encoder = isRelaxed ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : null }))
            {
                json.WriteStartObject();
                json.WriteString(name, text);
                json.WriteStartObject("");
                json.WriteNumber("whole", whole);
                json.WriteNumber(name, number);
                json.WriteBoolean("yes", count > 1);
                json.WriteEndObject();
                json.WriteStartArray(text);
                for (int j = 0; j < count; j++)
                    json.WriteNumberValue(whole);
                json.WriteStringValue(name);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            using MemoryStream written = new();
            using (Portable::Utf8JsonWriter json = new(written, new() { Encoder = isRelaxed ? PortableEncoder.UnsafeRelaxedJsonEscaping : null }))
            {
                json.WriteStartObject();
                json.WriteString(name, text);
                json.WriteStartObject("");
                json.WriteNumber("whole", whole);
                json.WriteNumber(name, number);
                json.WriteBoolean("yes", count > 1);
                json.WriteEndObject();
                json.WriteStartArray(text);
                for (int j = 0; j < count; j++)
                    json.WriteNumberValue(whole);
                json.WriteStringValue(name);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            Assert.Equal(expected.ToArray(), written.ToArray());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EscapesEveryCharacterInTheSameWay(bool isRelaxed)
    {
        JavaScriptEncoder? encoder = isRelaxed ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : null;
        PortableEncoder? other = isRelaxed ? PortableEncoder.UnsafeRelaxedJsonEscaping : null;
        for (int c = 0; c <= char.MaxValue; c++)
        {
            if (char.IsSurrogate((char)c))
                continue;
            string text = $"{(char)c}";
            Assert.Equal(JsonEncodedText.Encode(text, encoder).Value, Portable::JsonEncodedText.Encode(text, other).Value);
        }

        const string beyond = "\U0001F600\U00010000\U0010FFFF";
        Assert.Equal(JsonEncodedText.Encode(beyond, encoder).Value, Portable::JsonEncodedText.Encode(beyond, other).Value);
        Assert.Equal(
            JsonEncodedText.Encode(beyond, encoder).EncodedUtf8Bytes.ToArray(),
            Portable::JsonEncodedText.Encode(beyond, other).EncodedUtf8Bytes.ToArray());
    }

    // No InlineData, because attributes hold UTF-8, which has no unpaired surrogates.
    [Fact]
    public void RefusesToEncodeUnpairedSurrogates()
    {
        foreach (string text in new[] { "a\uD800", "\uDE00\uD83D", "\uD83Da" })
        {
            Assert.Throws<ArgumentException>(() => JsonEncodedText.Encode(text));
            Assert.Throws<ArgumentException>(() => Portable::JsonEncodedText.Encode(text));
        }
    }

    [Fact]
    public void WritesToABuffer()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Portable::Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("a", 1);
            json.WriteEndObject();
        }

        Assert.Equal("{\"a\":1}"u8.ToArray(), buffer.WrittenSpan.ToArray());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void RefusesNumbersThatJsonCannotExpress(float value)
    {
        using Utf8JsonWriter expected = new(new MemoryStream());
        using Portable::Utf8JsonWriter json = new(new MemoryStream());
        expected.WriteStartObject();
        json.WriteStartObject();
        Assert.Throws<ArgumentException>(() => expected.WriteNumber("a", value));
        Assert.Throws<ArgumentException>(() => json.WriteNumber("a", value));
    }

    private static float AnyFinite(System.Random random)
    {
        float value = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
        return float.IsFinite(value) ? value : 0;
    }
}
