using System;
using System.IO;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

/// <summary>Text takes memory in proportion to its length, and no more than the options allow.</summary>
public sealed class CsvBoundTests
{
    private static readonly CsvOptions s_last = new() { LabelColumn = ^1 };

    [Fact]
    public void A_line_of_separators_takes_little_memory()
    {
        string text = new(',', 4_000_000);
        Refused(text, s_last);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Refused(text, s_last);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
        Assert.Equal("The CSV text, line 1, has more than 65536 fields. Increase CsvOptions.MaxColumns to allow more.", message);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void A_later_line_is_found_by_its_number(string lineBreak)
    {
        string text = $"1,0{lineBreak}{lineBreak}2,1{lineBreak}{new string(',', 70_000)}";
        Assert.Contains("line 4, has more than 65536 fields", Refused(text, s_last));
        Assert.Contains("line 4, has more than 65536 fields", Refused(new OneAtATime(text), s_last));
    }

    [Fact]
    public void As_many_columns_as_options_say_are_read()
    {
        string line = string.Join(',', Enumerable.Repeat("1", 65_536));
        Assert.Equal(65_535, CsvDataset.Read(new StringReader($"{line}\n{line}\n"), s_last).Data.InputSize);
        Assert.Contains("more than 65536 fields", Refused($"{line},1\n", s_last));
        CsvOptions more = new() { LabelColumn = ^1, MaxColumns = 65_537 };
        CsvTable table = CsvDataset.Read(new StringReader($"{line},1\n"), more);
        Assert.Equal(65_536, table.Data.InputSize);

        // A schema already knows the number of columns.
        Assert.Equal(65_536, CsvSchema.FromJson(table.Schema.ToJson()).Read(new StringReader($"{line},1\n")).Data.InputSize);
        Assert.Contains("has more than 2 fields", Refused("1,2,3\n", new() { LabelColumn = ^1, MaxColumns = 2 }));
    }

    [Fact]
    public void A_quote_that_is_not_closed_ends_at_the_limit()
    {
        string text = $"1,0\n\"{new string('x', 300_000)}";
        Assert.Contains("line 2, is not valid CSV", Refused(text, new() { LabelColumn = ^1, MaxRowBytes = 100_000 }));
        Refused($"{text}{new string('x', 20_000_000)}", s_last);
    }

    /// <summary>Each text becomes an input of every row, so n rows with distinct texts make n² numbers.</summary>
    [Fact]
    public void Categories_are_as_many_as_options_say()
    {
        string text = string.Concat(Enumerable.Range(0, 1_001).Select(i => $"c{i},0\n"));
        CsvOptions options = new() { LabelColumn = ^1, CategoricalColumns = [0] };
        string message = Refused(text, options);
        Assert.Contains("line 1001, column 1 contains 'c1000' after 1000 other categories", message);
        Assert.Contains("CsvOptions.MaxCategories", message);
        CsvOptions more = new() { LabelColumn = ^1, CategoricalColumns = [0], MaxCategories = 1_001 };
        Assert.Equal(1_001, CsvDataset.Read(new StringReader(text), more).Data.InputSize);
    }

    [Fact]
    public void Limits_have_limits()
    {
        Assert.Throws<ArgumentOutOfRangeException>("MaxColumns", () => new CsvOptions { MaxColumns = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxRowBytes", () => new CsvOptions { MaxRowBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxCategories", () => new CsvOptions { MaxCategories = 0 });
    }

    /// <summary>A null label column means no labels, even in a conditional expression whose other branch has another type.</summary>
    [Fact]
    public void No_label_is_no_label()
    {
        bool isClassification = string.Empty.Length > 0;
        string? name = null;
        CsvColumn? none = null;
        CsvOptions[] all =
        [
            new() { LabelColumn = null, TargetColumns = ["y"] },
            new() { LabelColumn = name, TargetColumns = ["y"] },
            new() { LabelColumn = none, TargetColumns = ["y"] },
            new() { LabelColumn = isClassification ? "label" : null, TargetColumns = ["y"] },
            new() { LabelColumn = isClassification ? (CsvColumn)"label" : name, TargetColumns = ["y"] },
            new() { LabelColumn = isClassification ? 3 : null, TargetColumns = ["y"] },
            new() { LabelColumn = isClassification ? ^1 : null, TargetColumns = ["y"] },
        ];
        foreach (CsvOptions options in all)
        {
            Assert.Null(options.LabelColumn);
            Assert.Equal([2f], CsvDataset.Read(new StringReader("x,y\n1,2\n"), options).Data.Targets.ToArray());
        }
    }

    private static string Refused(string text, CsvOptions options) => Refused(new StringReader(text), options);

    private static string Refused(TextReader text, CsvOptions options) =>
        Assert.Throws<InvalidDataException>(() => CsvDataset.Read(text, options)).Message;

    /// <summary>A reader that returns one character per call, so that line breaks are split.</summary>
    private sealed class OneAtATime(string text) : TextReader
    {
        private int _next;

        public override int Read(Span<char> buffer) => Read(buffer.IsEmpty ? [] : buffer[..1], text);

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        private int Read(Span<char> buffer, string all)
        {
            if (buffer.IsEmpty || _next == all.Length)
                return 0;
            buffer[0] = all[_next++];
            return 1;
        }
    }
}
