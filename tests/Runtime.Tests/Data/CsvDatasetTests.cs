using System;
using System.Globalization;
using System.IO;
using System.Text;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

public class CsvDatasetTests
{
    [Theory]
    [InlineData("1,2,0\n3,4,1")]
    [InlineData("1,2,0\n3,4,1\n")]
    [InlineData("1,2,0\r\n3,4,1\r\n")]
    [InlineData("x,y,class\n1,2,0\n3,4,1\n")]
    [InlineData("\"\",\"y\",\"class\"\n1,2,0\n3,4,1\n")]
    [InlineData("\n1, 2 ,0\n\n \"3\",4.0,1\n\n")]
    [InlineData("1e0,+2,0.0\n3,.4e1,1.0")]
    public void Labels_in_the_last_column(string text)
    {
        Dataset data = CsvDataset.Load(new StringReader(text), ^1);
        Assert.Equal((2, 2, true), (data.Count, data.InputSize, data.HasLabels));
        Assert.Equal([1f, 2, 3, 4], data.Inputs.ToArray());
        Assert.Equal([0, 1], data.Labels.ToArray());
    }

    [Fact]
    public void Labels_in_another_column()
    {
        Assert.Equal([0, 1], CsvDataset.Load(new StringReader("0,1,2\n1,3,4"), labelColumn: 0).Labels.ToArray());
        Dataset data = CsvDataset.Load(new StringReader("x,class,y\n1,7,2\n3,8,4"), labelColumn: "class");
        Assert.Equal([7, 8], data.Labels.ToArray());
        Assert.Equal([1f, 2, 3, 4], data.Inputs.ToArray());
    }

    [Fact]
    public void Target_columns_become_targets()
    {
        Dataset last = CsvDataset.Load(new StringReader("1,2,0.5\n3,4,-1e3"), targetColumns: ^1..);
        Assert.Equal([0.5f, -1000], last.Targets.ToArray());
        Dataset middle = CsvDataset.Load(new StringReader("1,2,3,4\n5,6,7,8"), 1..3);
        Assert.Equal([2f, 3, 6, 7], middle.Targets.ToArray());
        Assert.Equal([1f, 4, 5, 8], middle.Inputs.ToArray());
    }

    [Fact]
    public void A_header_of_numbers_is_one_where_it_is_said_to_be()
    {
        Assert.Equal(2, CsvDataset.Load(new StringReader("0,1,2\n5,6,1"), ^1).Count);
        Dataset data = CsvDataset.Load(new StringReader("0,1,2\n5,6,1"), ^1, hasHeader: true);
        Assert.Equal([5f, 6f], data.Inputs.ToArray());
        Assert.Equal([1], CsvDataset.Load(new StringReader("0,1,label\n5,6,1"), "label").Labels.ToArray());
    }

    [Fact]
    public void Files_are_read_from_their_path_and_may_begin_with_a_byte_order_mark()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllText(path, "x,class\n1,0\n2,1\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            Assert.Equal(2, CsvDataset.Load(path, ^1).Count);
            Assert.Equal([1f, 2f], CsvDataset.Load(path, "class").Inputs.ToArray());
            Assert.Equal([1f, 2f], CsvDataset.Load(path, ..1).Targets.ToArray());
            Assert.Equal([0f, 1f], CsvDataset.Load(path, 0..1).Inputs.ToArray());

            File.WriteAllText(path, "1,0\nx,1\n");
            Assert.StartsWith($"{path}, line 2, column 1 ", Assert.Throws<InvalidDataException>(() => CsvDataset.Load(path, ^1)).Message);
            File.Delete(path);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Throws<FileNotFoundException>(() => CsvDataset.Load(path, ^1));
    }

    [Fact]
    public void As_many_rows_as_there_are_whatever_the_reader_s_buffer()
    {
        StringBuilder text = new();
        for (int row = 0; row < 1797; row++)
        {
            for (int column = 0; column < 64; column++)
                text.Append(CultureInfo.InvariantCulture, $"{(row + column) % 17},");
            text.Append(CultureInfo.InvariantCulture, $"{row % 10}").Append(row < 1796 ? "\n" : "");
        }

        Dataset data = CsvDataset.Load(new StringReader(text.ToString()), ^1);
        Assert.Equal((1797, 64), (data.Count, data.InputSize));
        for (int row = 0; row < 1797; row++)
        {
            Assert.Equal(row % 10, data.Labels[row]);
            for (int column = 0; column < 64; column++)
                Assert.Equal((row + column) % 17, data.InputsOf(row)[column]);
        }
    }

    [Fact]
    public void The_reader_stays_open()
    {
        using StringReader reader = new("1,0\n2,1\n");
        CsvDataset.Load(reader, ^1);
        Assert.Equal(-1, reader.Read());
    }

    /// <summary>Headers with Na for sodium, and with the nameless first column in which pandas writes row numbers.</summary>
    [Theory]
    [InlineData("RI,Na,class\n1,2,0\n")]
    [InlineData(",x,class\n1,2,0\n")]
    [InlineData("NA,x,class\n1,2,0\n")]
    public void A_header_may_hold_what_elsewhere_says_that_a_value_is_missing(string text) =>
        Assert.Equal([1f, 2], CsvDataset.Load(new StringReader(text), ^1).Inputs.ToArray());
}
