using System;
using System.IO;
using System.Linq;
using System.Text;
using MlpGen.Runtime.Tests.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>Schemas as text, alone and in the file of a network.</summary>
public sealed class CsvSchemaJsonTests
{
    private const string Text = "row;c;x;species\n1;\"b \"\"1\"\"\";2;ä\n2;a;?;z\n3;a;4;z\n";

    private static CsvSchema Schema(string text = Text) => CsvDataset.Read(new StringReader(text), new()
    {
        LabelColumn = "species", NamedClasses = true, CategoricalColumns = ["c"], IgnoredColumns = ["row"], MissingValues = ["", "?"], SkipIncompleteRows = true, Separator = ';',
    }).Schema;

    private static string Refusal(string json) => Assert.Throws<InvalidDataException>(() => CsvSchema.FromJson(json)).Message;

    [Fact]
    public void It_reads_files_and_rows_as_before()
    {
        CsvSchema schema = Schema(), kept = CsvSchema.FromJson(schema.ToJson());
        Assert.Equal(schema.InputNames, kept.InputNames);
        Assert.Equal(["z", "ä"], kept.ClassNames);
        Assert.Equal(schema.Categories.Single().Values, kept.Categories.Single().Values);
        Assert.Equal(schema.ToJson(), kept.ToJson());
        CsvTable table = kept.Read(new StringReader(Text));
        Assert.Equal([0f, 1, 2, 1, 0, 4], table.Data.Inputs.ToArray());
        Assert.Equal([1, 0], table.Data.Labels.ToArray());
        Assert.Equal(["z", "ä"], table.Data.ClassNames);
        Assert.Equal([3L], table.SkippedLines);
        float[] inputs = new float[3];
        kept.Encode(["a", "7"], inputs);
        Assert.Equal([1f, 0, 7], inputs);
        Assert.Contains("names column 3 'y'. Expected 'x'", Assert.Throws<InvalidDataException>(() => kept.Read(new StringReader(Text.Replace(";x;", ";y;", StringComparison.Ordinal)))).Message);
    }

    [Fact]
    public void Without_a_header_and_with_targets()
    {
        CsvSchema schema = CsvDataset.Read(new StringReader("1,2,3\n4,5,6\n"), new() { TargetColumns = [^2..] }).Schema;
        CsvSchema kept = CsvSchema.FromJson(schema.ToJson());
        Assert.Equal(["column 2", "column 3"], kept.TargetNames);
        Assert.Equal([8f, 9], kept.Read(new StringReader("7,8,9\n")).Data.Targets.ToArray());
    }

    [Fact]
    public void It_travels_with_the_network()
    {
        CsvSchema schema = Schema();
        using TemporaryFile file = new();
        NetworkFile.Save(FakeNetwork.Small(), file.Path, new NetworkTransform { Schema = schema.ToJson(), Inputs = new Standardization([1, 2], [3, 4]) });
        NetworkTransform transform = NetworkFile.LoadTransform(FakeNetwork.Small(), file.Path)!;
        Assert.Equal([3d, 4], transform.Inputs!.Scales.ToArray());
        Assert.Equal(schema.ToJson(), CsvSchema.FromJson(transform.Schema!).ToJson());
        FakeNetwork loaded = FakeNetwork.Other();
        NetworkFile.Load(loaded, file.Path, out _);
        Assert.Equal(FakeNetwork.Small().Parameters, loaded.Parameters);

        MemoryStream alone = new();
        NetworkFile.Save(loaded, alone, new NetworkTransform { Schema = "" });
        alone.Position = 0;
        Assert.Equal("", NetworkFile.LoadTransform(loaded, alone)!.Schema);
    }

    /// <summary>The longest schema that is accepted can be read again. One more character is refused before a file is written.</summary>
    [Fact]
    public void A_schema_that_no_header_could_hold_is_refused()
    {
        FakeNetwork network = FakeNetwork.Small();
        MemoryStream stream = new();
        NetworkFile.Save(network, stream, new NetworkTransform { Schema = new string('"', 512 * 1024 / 6) });
        stream.Position = 0;
        Assert.Equal(512 * 1024 / 6, NetworkFile.LoadTransform(network, stream)!.Schema!.Length);
        MemoryStream none = new();
        NetworkTransform longer = new() { Schema = new string('"', (512 * 1024 / 6) + 1) };
        Assert.Contains("Save a schema of this length in a separate file", Assert.Throws<ArgumentException>("transform", () => NetworkFile.Save(network, none, longer)).Message);
        Assert.Equal(0, none.Length);
    }

    [Theory]
    [InlineData("", "not a schema that CsvSchema.ToJson wrote")]
    [InlineData("[]", "not a schema")]
    [InlineData("{}", "not a schema")]
    [InlineData("null", "not a schema")]
    public void What_is_no_schema_is_refused(string json, string expected) => Assert.Contains(expected, Refusal(json));

    [Theory]
    [InlineData("mlpgen.csv", "other", "format of the schema must be 'mlpgen.csv' (was 'other')")]
    [InlineData("\"version\":1", "\"version\":2", "version of the schema must be 1 (was 2)")]
    [InlineData("\"version\":1", "\"version\":1.5", "not a schema")]
    [InlineData("\"Category\"", "\"1\"", "role of column 1 of the schema must be one of Input, Category, Label, NamedLabel, Target, Ignored (was '1')")]
    [InlineData("\"Category\"", "\"NamedLabel\"", "several labels or no inputs")]
    [InlineData("\"Input\"", "\"Ignored\"", null)]
    [InlineData("\"NamedLabel\"", "\"Ignored\"", "either a label or targets")]
    [InlineData("[\"z\",\"ä\"]", "[\"ä\",\"z\"]", "must be in ordinal order, but 'z' comes after 'ä'")]
    [InlineData("[\"z\",\"ä\"]", "[\"z\",\"z\"]", "must be in ordinal order")]
    [InlineData("[\"z\",\"ä\"]", "[]", "Column 3 of the schema must have at least one text")]
    [InlineData("[\"z\",\"ä\"]", "[null]", "null instead of a text")]
    [InlineData("[\"z\",\"ä\"]", "[\"\\ud800\"]", "not a schema")]
    [InlineData("\"separator\":\";\"", "\"separator\":\";;\"", "must be a single character")]
    [InlineData("\"separator\":\";\"", "\"separator\":\"\\\"\"", "Separator must be an ASCII character other than a quote")]
    [InlineData("[\"\",\"?\"]", "[\" \"]", "MissingValues must contain '' instead of ' '")]
    [InlineData("\"name\":\"x\",", "", "not a schema")]
    [InlineData("\"columns\":[", "\"columns\":[[[", "not a schema")]
    public void A_changed_schema_is_refused(string original, string changed, string? expected)
    {
        string json = Schema().ToJson();
        Assert.Contains(original, json, StringComparison.Ordinal);
        json = json.Replace(original, changed, StringComparison.Ordinal);
        if (expected is null)
            Assert.Equal(2, CsvSchema.FromJson(json).InputNames.Count);
        else
            Assert.Contains(expected, Refusal(json));
    }

    [Fact]
    public void Every_byte_changed_and_every_length_loads_or_is_refused()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Schema().ToJson());
        System.Random random = new(5);
        for (int length = 0; length < whole.Length; length++)
            Refusal(Encoding.UTF8.GetString(whole, 0, length));
        for (int round = 0; round < 5_000; round++)
        {
            byte[] changed = [.. whole];
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                CsvSchema schema = CsvSchema.FromJson(Encoding.UTF8.GetString(changed));
                Assert.NotEmpty(schema.InputNames);
                Assert.True(schema.ClassNames.SequenceEqual(schema.ClassNames.Order(StringComparer.Ordinal)));
            }
            catch (InvalidDataException)
            {
            }
        }

        Assert.Throws<ArgumentNullException>("json", () => CsvSchema.FromJson(null!));
    }
}
