using System;
using System.IO;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

public class CsvTableErrorTests
{
    private const string Text = "x,c,y\n1,a,2\n3,b,4\n";

    private static string Refusal(string text, CsvOptions options) =>
        Assert.Throws<InvalidDataException>(() => CsvDataset.Read(new StringReader(text), options)).Message;

    private static string Misuse(CsvOptions options, string text = Text) =>
        Assert.ThrowsAny<ArgumentException>(() => CsvDataset.Read(new StringReader(text), options)).Message;

    [Fact]
    public void Missing_values_are_all_reported_with_line_and_column()
    {
        string one = Refusal("x,c,y\n1,a,2\n,b,4\n", new() { TargetColumns = ["y"], CategoricalColumns = ["c"] });
        Assert.Equal("The CSV text, line 3, column 1 (x) holds '': the value is missing. CsvOptions.SkipIncompleteRows leaves such rows out.", one);
        string two = Refusal("x,c,y\n1,a,?\n3,,4\n5,b,6\n", new() { TargetColumns = ["y"], CategoricalColumns = ["c"], MissingValues = ["", "?"] });
        Assert.Contains("line 2, column 3 (y) holds '?': the value is missing. So it is in line 3, column 2 (c). CsvOptions", two);
        string many = Refusal(string.Concat(Enumerable.Repeat(",1\n", 12).Prepend("2,3\n")), new() { TargetColumns = [1] });
        Assert.Contains("So it is in line 3, column 1; line 4, column 1;", many);
        Assert.Contains("line 11, column 1; and in 2 more places. CsvOptions", many);
        string together = Refusal("x,c,y\n,,\n3,b,4\n", new() { TargetColumns = ["y"], CategoricalColumns = ["c"] });
        Assert.Contains("line 2, column 1 (x) holds '': the value is missing. So it is in line 2, column 2 (c); line 2, column 3 (y). CsvOptions", together);
    }

    [Theory]
    [InlineData("x,y\nred,1\n", "CategoricalColumns takes columns of text, and IgnoredColumns leaves")]
    [InlineData("x,y\n1,red\n", "LabelColumn with NamedClasses")]
    [InlineData("x;y\n1;2\n", "CsvOptions.Separator takes semicolons, which this line has")]
    [InlineData("x\ty\n1\t2\n", "CsvOptions.Separator takes tabs, which this line has")]
    [InlineData("x y\n1 2\n", "CsvOptions.Separator takes others")]
    [InlineData("x,y\n\"1,5\",2\n", "holds '1,5'; a number within the range of float fits. Decimals follow a point: 1.5.")]
    [InlineData("x,y\nNA,2\n", "MissingValues takes 'NA', and SkipIncompleteRows leaves")]
    [InlineData("x,y\nNaN,2\n", "MissingValues takes 'NaN'")]
    public void An_error_names_the_option_that_helps(string text, string expected) =>
        Assert.Contains(expected, Refusal(text, new() { TargetColumns = [1], HasHeader = true }));

    [Fact]
    public void A_class_in_words_is_for_named_classes() =>
        Assert.Contains("holds 'a'; a label is a whole number of at least 0. CsvOptions.NamedClasses takes", Refusal("x,c\n1,a\n", new() { LabelColumn = "c" }));

    [Fact]
    public void A_long_field_is_cut()
    {
        string message = Refusal($"x,y\n{new string('x', 1_000_000)},2\n", new() { TargetColumns = [1], HasHeader = true });
        Assert.Contains($"holds '{new string('x', 60)}…'; a number", message);
        Assert.InRange(message.Length, 100, 400);
        string emoji = Refusal($"x,y\n{new string('x', 59)}😀😀,2\n", new() { TargetColumns = [1], HasHeader = true });
        Assert.Contains($"holds '{new string('x', 59)}…'; a number", emoji);
    }

    /// <summary>Behind the quote come gigabytes, of which a few more than a row may have are read.</summary>
    [Fact]
    public void A_quote_that_is_not_closed_ends_at_the_largest_row()
    {
        EndlessReader reader = new("x,y\n1,\"2");
        Assert.Contains("line 2, is no CSV", Assert.Throws<InvalidDataException>(() => CsvDataset.Read(reader, new() { TargetColumns = [1] })).Message);
        Assert.InRange(reader.Given, 16_000_000, 40_000_000);
    }

    [Fact]
    public void A_file_without_a_complete_row_is_refused() =>
        Assert.Contains("in each of its 2 rows", Refusal("x,y\n1,\n,2\n", new() { TargetColumns = ["y"], SkipIncompleteRows = true }));

    [Fact]
    public void A_category_is_no_number_and_a_number_no_category()
    {
        Assert.Contains("line 2, column 2 (c) holds 'a'; a number", Refusal(Text, new() { TargetColumns = ["y"] }));
        Assert.Contains("line 2, column 2 holds '", Refusal("1,2,x\n3,four,y\n", new() { LabelColumn = ^1, NamedClasses = true }));
    }

    [Fact]
    public void Only_columns_of_numbers_tell_a_header()
    {
        Assert.Equal(2, CsvDataset.Read(new StringReader("a,1\nb,2\n"), new() { TargetColumns = [1], CategoricalColumns = [0] }).Data.Count);
        Assert.Single(CsvDataset.Read(new StringReader("a,b\nb,2\n"), new() { TargetColumns = [1], CategoricalColumns = [0] }).Data.Targets.ToArray());
        Assert.Contains("Say HasHeader", Refusal("a,b\nc,d\n", new() { LabelColumn = 1, NamedClasses = true, CategoricalColumns = [0] }));
    }

    [Fact]
    public void Other_columns_than_those_of_the_first_file_are_refused()
    {
        CsvSchema schema = CsvDataset.Read(new StringReader(Text), new() { TargetColumns = ["y"], CategoricalColumns = ["c"] }).Schema;
        Assert.Contains("names column 2 'd'; 'c' fits", Assert.Throws<InvalidDataException>(() => schema.Read(new StringReader("x,d,y\n1,a,2\n"))).Message);
        Assert.Contains("2 fields; 3 fit", Assert.Throws<InvalidDataException>(() => schema.Read(new StringReader("x,c\n1,a\n"))).Message);
        Assert.Contains("holds 'e', which did not occur before; 'a' or 'b' fits", Assert.Throws<InvalidDataException>(() => schema.Read(new StringReader("x,c,y\n1,e,2\n"))).Message);
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused()
    {
        Assert.Contains("either a label or targets", Misuse(new()));
        Assert.Contains("either a label or targets", Misuse(new() { LabelColumn = 0, TargetColumns = [1] }));
        Assert.Contains("LabelColumn is a range", Misuse(new() { LabelColumn = ..1 }));
        Assert.Contains("NamedClasses is for", Misuse(new() { TargetColumns = [0], NamedClasses = true }));
        Assert.Contains("Use indices", Misuse(new() { TargetColumns = ["y"], HasHeader = false }));
        Assert.Contains("Its columns are x, c, y", Misuse(new() { TargetColumns = ["z"] }));
        Assert.Contains("several columns 'x'", Misuse(new() { TargetColumns = ["x"] }, "x,x,y\n1,2,3\n"));
        Assert.Contains("3 columns", Misuse(new() { TargetColumns = [3] }));
        Assert.Contains("not all", Misuse(new() { TargetColumns = [2..4] }));
        Assert.Contains("Column 1 (c) of The CSV text is named twice, for Target and for Category", Misuse(new() { TargetColumns = ["c"], CategoricalColumns = [1] }));
        Assert.Contains("none is left for inputs", Misuse(new() { TargetColumns = ["y"], IgnoredColumns = [0..2] }));
        Assert.Contains("Separator is a quote", Misuse(new() { TargetColumns = ["y"], Separator = '"' }));
        Assert.Contains("Separator is a quote", Misuse(new() { TargetColumns = ["y"], Separator = '§' }));
        Assert.Contains("MissingValues holds 'NA '; 'NA' fits", Misuse(new() { TargetColumns = ["y"], MissingValues = ["", "NA "] }));
        Assert.Contains("MissingValues holds null", Misuse(new() { TargetColumns = ["y"], MissingValues = [null!] }));
        Assert.Throws<ArgumentNullException>("options.MissingValues", () => CsvDataset.Read(new StringReader(Text), new() { TargetColumns = ["y"], MissingValues = null! }));
        Assert.Throws<ArgumentNullException>("options", () => CsvDataset.Read(new StringReader(Text), null!));
        Assert.Contains("TargetColumns holds null", Misuse(new() { TargetColumns = [(string?)null] }));
        Assert.Equal("'y' ^1 4..6", $"{(CsvColumn)"y"} {(CsvColumn)(^1)} {(CsvColumn)(4..6)}");
    }

    /// <summary>A text, and then gigabytes of zeros.</summary>
    private sealed class EndlessReader(string start) : TextReader
    {
        private const long Longest = 4L << 30;

        public long Given { get; private set; }

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            if (Given >= Longest)
                return 0;
            buffer.Fill('0');
            if (Given == 0)
                start.CopyTo(buffer);
            Given += buffer.Length;
            return buffer.Length;
        }
    }
}
