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
        Assert.Equal("The CSV text, line 3, column 1 (x) contains '': the value is missing. Set CsvOptions.SkipIncompleteRows to skip such rows.", one);
        string two = Refusal("x,c,y\n1,a,?\n3,,4\n5,b,6\n", new() { TargetColumns = ["y"], CategoricalColumns = ["c"], MissingValues = ["", "?"] });
        Assert.Contains("line 2, column 3 (y) contains '?': the value is missing. More missing values: line 3, column 2 (c). Set CsvOptions", two);
        string many = Refusal(string.Concat(Enumerable.Repeat(",1\n", 12).Prepend("2,3\n")), new() { TargetColumns = [1] });
        Assert.Contains("More missing values: line 3, column 1; line 4, column 1;", many);
        Assert.Contains("line 11, column 1; and 2 more. Set CsvOptions", many);
        string together = Refusal("x,c,y\n,,\n3,b,4\n", new() { TargetColumns = ["y"], CategoricalColumns = ["c"] });
        Assert.Contains("line 2, column 1 (x) contains '': the value is missing. More missing values: line 2, column 2 (c); line 2, column 3 (y). Set CsvOptions", together);
    }

    [Theory]
    [InlineData("x,y\nred,1\n", "To read a column of text, use CsvOptions.CategoricalColumns. To skip it, use IgnoredColumns.")]
    [InlineData("x,y\n1,red\n", "LabelColumn with NamedClasses")]
    [InlineData("x;y\n1;2\n", "The line contains semicolons. Set CsvOptions.Separator")]
    [InlineData("x\ty\n1\t2\n", "The line contains tabs. Set CsvOptions.Separator")]
    [InlineData("x y\n1 2\n", "Set CsvOptions.Separator to use another separator")]
    [InlineData("x,y\n\"1,5\",2\n", "contains '1,5'. Expected a number within the range of float. Use a decimal point: 1.5.")]
    [InlineData("x,y\nNA,2\n", "add 'NA' to CsvOptions.MissingValues and set SkipIncompleteRows")]
    [InlineData("x,y\nNaN,2\n", "add 'NaN' to CsvOptions.MissingValues")]
    public void An_error_names_the_option_that_helps(string text, string expected) =>
        Assert.Contains(expected, Refusal(text, new() { TargetColumns = [1], HasHeader = true }));

    [Fact]
    public void A_class_in_words_is_for_named_classes() =>
        Assert.Contains("contains 'a'. Expected a label, a whole number of at least 0. To read classes in words, use CsvOptions.NamedClasses.", Refusal("x,c\n1,a\n", new() { LabelColumn = "c" }));

    [Fact]
    public void A_long_field_is_cut()
    {
        string message = Refusal($"x,y\n{new string('x', 1_000_000)},2\n", new() { TargetColumns = [1], HasHeader = true });
        Assert.Contains($"contains '{new string('x', 60)}…'. Expected a number", message);
        Assert.InRange(message.Length, 100, 400);
        string emoji = Refusal($"x,y\n{new string('x', 59)}😀😀,2\n", new() { TargetColumns = [1], HasHeader = true });
        Assert.Contains($"contains '{new string('x', 59)}…'. Expected a number", emoji);
    }

    /// <summary>The text after the quote is gigabytes long, but the reader stops shortly after the maximum row size.</summary>
    [Fact]
    public void A_quote_that_is_not_closed_ends_at_the_largest_row()
    {
        EndlessReader reader = new("x,y\n1,\"2");
        Assert.Contains("line 2, is not valid CSV", Assert.Throws<InvalidDataException>(() => CsvDataset.Read(reader, new() { TargetColumns = [1] })).Message);
        Assert.InRange(reader.Given, 16_000_000, 40_000_000);
    }

    [Fact]
    public void A_file_without_a_complete_row_is_refused() =>
        Assert.Contains("in each of its 2 rows", Refusal("x,y\n1,\n,2\n", new() { TargetColumns = ["y"], SkipIncompleteRows = true }));

    [Fact]
    public void A_category_is_no_number_and_a_number_no_category()
    {
        Assert.Contains("line 2, column 2 (c) contains 'a'. Expected a number", Refusal(Text, new() { TargetColumns = ["y"] }));
        Assert.Contains("line 2, column 2 contains '", Refusal("1,2,x\n3,four,y\n", new() { LabelColumn = ^1, NamedClasses = true }));
    }

    [Fact]
    public void Only_columns_of_numbers_tell_a_header()
    {
        Assert.Equal(2, CsvDataset.Read(new StringReader("a,1\nb,2\n"), new() { TargetColumns = [1], CategoricalColumns = [0] }).Data.Count);
        Assert.Single(CsvDataset.Read(new StringReader("a,b\nb,2\n"), new() { TargetColumns = [1], CategoricalColumns = [0] }).Data.Targets.ToArray());
        Assert.Contains("Set HasHeader", Refusal("a,b\nc,d\n", new() { LabelColumn = 1, NamedClasses = true, CategoricalColumns = [0] }));
    }

    [Fact]
    public void Other_columns_than_those_of_the_first_file_are_refused()
    {
        CsvSchema schema = CsvDataset.Read(new StringReader(Text), new() { TargetColumns = ["y"], CategoricalColumns = ["c"] }).Schema;
        Assert.Contains("names column 2 'd'. Expected 'c'", Assert.Throws<InvalidDataException>(() => schema.Read(new StringReader("x,d,y\n1,a,2\n"))).Message);
        Assert.Contains("2 fields. Expected 3", Assert.Throws<InvalidDataException>(() => schema.Read(new StringReader("x,c\n1,a\n"))).Message);
        Assert.Contains("contains 'e', which did not occur before. Expected 'a' or 'b'.", Assert.Throws<InvalidDataException>(() => schema.Read(new StringReader("x,c,y\n1,e,2\n"))).Message);
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused()
    {
        Assert.Contains("either a label or targets", Misuse(new()));
        Assert.Contains("either a label or targets", Misuse(new() { LabelColumn = 0, TargetColumns = [1] }));
        Assert.Contains("LabelColumn must be a single column, not a range", Misuse(new() { LabelColumn = ..1 }));
        Assert.Contains("NamedClasses requires rows with labels", Misuse(new() { TargetColumns = [0], NamedClasses = true }));
        Assert.Contains("Use indices", Misuse(new() { TargetColumns = ["y"], HasHeader = false }));
        Assert.Contains("Its columns are x, c, y", Misuse(new() { TargetColumns = ["z"] }));
        Assert.Contains("several columns 'x'", Misuse(new() { TargetColumns = ["x"] }, "x,x,y\n1,2,3\n"));
        Assert.Contains("does not have a column 3. Use 0 to 2", Misuse(new() { TargetColumns = [3] }));
        Assert.Contains("not all", Misuse(new() { TargetColumns = [2..4] }));
        Assert.Contains("The CSV text: column 1 (c) is named twice, as Target and as Category", Misuse(new() { TargetColumns = ["c"], CategoricalColumns = [1] }));
        Assert.Contains("none is left for inputs", Misuse(new() { TargetColumns = ["y"], IgnoredColumns = [0..2] }));
        Assert.Contains("Separator must be an ASCII character other than a quote", Misuse(new() { TargetColumns = ["y"], Separator = '"' }));
        Assert.Contains("Separator must be an ASCII character other than a quote", Misuse(new() { TargetColumns = ["y"], Separator = '§' }));
        Assert.Contains("MissingValues must contain 'NA' instead of 'NA '", Misuse(new() { TargetColumns = ["y"], MissingValues = ["", "NA "] }));
        Assert.Contains("MissingValues must not contain null", Misuse(new() { TargetColumns = ["y"], MissingValues = [null!] }));
        Assert.Throws<ArgumentNullException>("options.MissingValues", () => CsvDataset.Read(new StringReader(Text), new() { TargetColumns = ["y"], MissingValues = null! }));
        Assert.Throws<ArgumentNullException>("options", () => CsvDataset.Read(new StringReader(Text), null!));
        Assert.Contains("TargetColumns must not contain null", Misuse(new() { TargetColumns = [(string?)null] }));
        Assert.Equal("'y' ^1 4..6", $"{(CsvColumn)"y"} {(CsvColumn)(^1)} {(CsvColumn)(4..6)}");
    }

    /// <summary>A reader that returns a text and then gigabytes of zeros.</summary>
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
