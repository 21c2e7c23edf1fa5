using System;
using System.IO;
using System.Linq;
using System.Text;
using MlpGen.Runtime.Tests.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>A schema as text, alone and in the file of a network.</summary>
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
        Assert.Contains("names column 3 'y'; 'x' fits", Assert.Throws<InvalidDataException>(() => kept.Read(new StringReader(Text.Replace(";x;", ";y;", StringComparison.Ordinal)))).Message);
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

    /// <summary>The longest that is taken is read again; one character more is refused before a file is written.</summary>
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
        Assert.Contains("Save so long a one apart", Assert.Throws<ArgumentException>("transform", () => NetworkFile.Save(network, none, longer)).Message);
        Assert.Equal(0, none.Length);
    }

    [Theory]
    [InlineData("", "no schema as CsvSchema.ToJson writes it")]
    [InlineData("[]", "no schema")]
    [InlineData("{}", "no schema")]
    [InlineData("null", "no schema")]
    public void What_is_no_schema_is_refused(string json, string expected) => Assert.Contains(expected, Refusal(json));

    [Theory]
    [InlineData("mlpgen.csv", "other", "format 'other'; 'mlpgen.csv' fits")]
    [InlineData("\"version\":1", "\"version\":2", "version 2; 1 fits")]
    [InlineData("\"version\":1", "\"version\":1.5", "no schema")]
    [InlineData("\"Category\"", "\"1\"", "role of column 1 of the schema is '1'; Input, Category")]
    [InlineData("\"Category\"", "\"NamedLabel\"", "several labels or no inputs")]
    [InlineData("\"Input\"", "\"Ignored\"", null)]
    [InlineData("\"NamedLabel\"", "\"Ignored\"", "either a label or targets")]
    [InlineData("[\"z\",\"ä\"]", "[\"ä\",\"z\"]", "not in ordinal order: 'z' comes after 'ä'")]
    [InlineData("[\"z\",\"ä\"]", "[\"z\",\"z\"]", "not in ordinal order")]
    [InlineData("[\"z\",\"ä\"]", "[]", "Column 3 of the schema has no texts")]
    [InlineData("[\"z\",\"ä\"]", "[null]", "null where a text fits")]
    [InlineData("[\"z\",\"ä\"]", "[\"\\ud800\"]", "no schema")]
    [InlineData("\"separator\":\";\"", "\"separator\":\";;\"", "no single character")]
    [InlineData("\"separator\":\";\"", "\"separator\":\"\\\"\"", "Separator is a quote")]
    [InlineData("[\"\",\"?\"]", "[\" \"]", "MissingValues holds ' '")]
    [InlineData("\"name\":\"x\",", "", "no schema")]
    [InlineData("\"columns\":[", "\"columns\":[[[", "no schema")]
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
