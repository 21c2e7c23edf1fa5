extern alias portable;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Xunit;
using Portable = portable::System.Text.Json;

namespace MlpGen.Runtime.Tests.Storage.PortableJson;

/// <summary>Compares the JSON reader of the netstandard2.1 build with that of .NET.</summary>
public class PortableJsonReaderTests
{
    private const int Samples = 30_000;
    private const string Refused = "refused";

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 64)]
    [InlineData(3, 2)]
    public void ReadsTheTokensOfTheOtherReaderOrRefusesWithIt(int seed, int depth)
    {
        System.Random random = new(seed);
        int refusals = 0;
        for (int i = 0; i < Samples; i++)
        {
            string json = random.Next(2) == 0 ? JsonSamples.Header(random) : JsonSamples.Valid(random);
            byte[] bytes = JsonSamples.Mutated(random, json);
            List<string> expected = ExpectedTokens(bytes, depth);
            List<string> tokens = Tokens(bytes, depth);
            Assert.True(expected.SequenceEqual(tokens), $"Seed {seed}, text {i}: {Encoding.Latin1.GetString(bytes)}\n{string.Join(' ', tokens)}");
            refusals += expected is [Refused] ? 1 : 0;
        }

        Assert.InRange(refusals, Samples / 10, Samples * 9 / 10);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    public void NestsAsDeepAsTheOtherReader(int levels)
    {
        foreach ((string open, string close) in new[] { ("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]") })
        {
            int pairs = levels / (open.Length > 5 ? 2 : 1);
            byte[] bytes = Encoding.UTF8.GetBytes(
                string.Concat(Enumerable.Repeat(open, pairs)) + "[]" + string.Concat(Enumerable.Repeat(close, pairs)));
            Assert.Equal(ExpectedTokens(bytes, 0), Tokens(bytes, 0));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65)]
    public void RejectsADepthThatItCannotTrack(int depth) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Portable::JsonReaderOptions { MaxDepth = depth });

    [Fact]
    public void ParsesTheTreeOfTheOtherDocument()
    {
        System.Random random = new(4);
        for (int i = 0; i < Samples; i++)
        {
            string json = JsonSamples.Valid(random);
            using JsonDocument expected = JsonDocument.Parse(json);
            using Portable::JsonDocument parsed = Portable::JsonDocument.Parse(json);
            AssertSame(expected.RootElement, parsed.RootElement);
        }
    }

    [Fact]
    public void RefusesTheTextsThatTheOtherDocumentRefuses()
    {
        System.Random random = new(5);
        for (int i = 0; i < Samples; i++)
        {
            string json = Encoding.UTF8.GetString(JsonSamples.Mutated(random, JsonSamples.Valid(random)));
            Assert.Equal(Accepts(() => JsonDocument.Parse(json)), Accepts(() => Portable::JsonDocument.Parse(json)));
        }

        Assert.Throws<ArgumentException>(() => JsonDocument.Parse("\"\uD800\""));
        Assert.Throws<ArgumentException>(() => Portable::JsonDocument.Parse("\"\uD800\""));
    }

    [Fact]
    public void TheLastOfTwoPropertiesCounts()
    {
        const string json = "{\"a\":1,\"b\":2,\"a\":3}";
        Assert.Equal(JsonDocument.Parse(json).RootElement.GetProperty("a").GetInt32(), Portable::JsonDocument.Parse(json).RootElement.GetProperty("a").GetInt32());
        Assert.Throws<KeyNotFoundException>(() => Portable::JsonDocument.Parse(json).RootElement.GetProperty("c"));
        Assert.False(Portable::JsonDocument.Parse(json).RootElement.TryGetProperty("c", out _));
    }

    [Fact]
    public void ChecksUtf8AsTheOtherFramework()
    {
        System.Random random = new(6);
        for (int i = 0; i < Samples; i++)
        {
            byte[] bytes = JsonSamples.Mutated(random, "aé€😀é€😀");
            Assert.Equal(Utf8.IsValid(bytes), portable::System.Text.Unicode.Utf8.IsValid(bytes));
        }
    }

    private static List<string> ExpectedTokens(byte[] bytes, int depth)
    {
        List<string> tokens = [];
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { MaxDepth = depth });
        try
        {
            while (reader.Read())
            {
                tokens.Add(reader.TokenType.ToString());
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    tokens.Add(reader.GetString()!);
                if (reader.TokenType is JsonTokenType.Number)
                    tokens.Add(reader.TryGetInt64(out long number) ? $"{number}" : "none");
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return [error is JsonException ? Refused : "no text"];
        }

        return tokens;
    }

    private static List<string> Tokens(byte[] bytes, int depth)
    {
        List<string> tokens = [];
        Portable::Utf8JsonReader reader = new(bytes, new Portable::JsonReaderOptions { MaxDepth = depth });
        try
        {
            while (reader.Read())
            {
                tokens.Add(reader.TokenType.ToString());
                if (reader.TokenType is Portable::JsonTokenType.String or Portable::JsonTokenType.PropertyName)
                    tokens.Add(reader.GetString()!);
                if (reader.TokenType is Portable::JsonTokenType.Number)
                    tokens.Add(reader.TryGetInt64(out long number) ? $"{number}" : "none");
            }
        }
        catch (Exception error) when (error is Portable::JsonException or InvalidOperationException)
        {
            return [error is Portable::JsonException ? Refused : "no text"];
        }

        return tokens;
    }

    private static void AssertSame(JsonElement expected, Portable::JsonElement element)
    {
        Assert.Equal(expected.ValueKind.ToString(), element.ValueKind.ToString());
        Assert.Equal(expected.GetRawText(), element.GetRawText());
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                JsonProperty[] properties = [.. expected.EnumerateObject()];
                Portable::JsonProperty[] others = [.. element.EnumerateObject()];
                Assert.Equal(
                    Result(() => string.Join('\n', properties.Select(property => property.Name))),
                    Result(() => string.Join('\n', others.Select(property => property.Name))));
                for (int i = 0; i < properties.Length; i++)
                    AssertSame(properties[i].Value, others[i].Value);
                break;
            case JsonValueKind.Array:
                foreach ((JsonElement first, Portable::JsonElement second) in expected.EnumerateArray().Zip(element.EnumerateArray()))
                    AssertSame(first, second);
                Assert.Equal(expected.GetArrayLength(), element.EnumerateArray().Count());
                break;
            case JsonValueKind.String:
                Assert.Equal(Result(expected.GetString), Result(element.GetString));
                break;
            case JsonValueKind.Number:
                Assert.Equal(expected.TryGetInt64(out long whole), element.TryGetInt64(out long otherWhole));
                Assert.Equal(whole, otherWhole);
                Assert.Equal(expected.TryGetSingle(out float number), element.TryGetSingle(out float other));
                Assert.Equal(BitConverter.SingleToInt32Bits(number), BitConverter.SingleToInt32Bits(other));
                Assert.Equal(Result(() => $"{expected.GetInt32()}"), Result(() => $"{element.GetInt32()}"));
                break;
            default:
                Assert.Equal(expected.ToString(), element.ToString());
                break;
        }
    }

    private static string Result(Func<string?> get)
    {
        try
        {
            return $"'{get()}'";
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            return error.GetType().Name;
        }
    }

    private static bool Accepts(Func<IDisposable> parse)
    {
        try
        {
            parse().Dispose();
            return true;
        }
        catch (Exception error) when (error is JsonException or Portable::JsonException)
        {
            return false;
        }
    }
}
