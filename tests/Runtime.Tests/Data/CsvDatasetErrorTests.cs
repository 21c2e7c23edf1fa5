using System;
using System.IO;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

public class CsvDatasetErrorTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n", "empty")]
    [InlineData("x,y\n", "header but no rows")]
    [InlineData("1\n2\n", "line 1, has only one field")]
    [InlineData("1;2;0\n3;4;1\n", "separated by commas")]
    [InlineData("1,2,0\n3,4\n", "line 2, has 2 fields. Expected 3")]
    [InlineData("1,2,0\n\n3,4,5,1\n", "line 3, has 4 fields. Expected 3")]
    [InlineData("x,y,class\n1,0\n", "line 2, has 2 fields. Expected 3")]
    [InlineData("1,2,0\n3,four,1\n", "line 2, column 2 contains 'four'")]
    [InlineData("x,y,class\n1,2,0\n3,four,1\n", "line 3, column 2 (y) contains 'four'")]
    [InlineData("1,2,0\n,4,1\n", "line 2, column 1 contains ''")]
    [InlineData("1,2,0\n3,NaN,1\n", "line 2, column 2 contains 'NaN'")]
    [InlineData("1,2,0\n3,1e39,1\n", "line 2, column 2 contains '1e39'")]
    [InlineData("1,2,0\n3,\"4,5\",1\n", "line 2, column 2 contains '4,5'")]
    [InlineData("1,2,0\n3,4,-1\n", "line 2, column 3 contains '-1'. Expected a label, a whole number of at least 0")]
    [InlineData("1,2,0\n3,4,1.5\n", "line 2, column 3 contains '1.5'. Expected a label")]
    [InlineData("1,2,0\n3,4,setosa\n", "line 2, column 3 contains 'setosa'. Expected a label")]
    [InlineData("1,2,0\n3,4,99999999999\n", "line 2, column 3 contains '99999999999'")]
    [InlineData("NaN,NaN,NaN\n1,2,0\n", "line 1, column 1 contains 'NaN'. Expected a number")]
    [InlineData("1e39,NaN,Infinity\n1,2,0\n", "line 1, column 1 contains '1e39'. Expected a number")]
    [InlineData("NA,NA,NA\n1,2,0\n", "line 1, may or may not be a header. Set HasHeader")]
    [InlineData("?,null,\n1,2,0\n", "Set HasHeader")]
    [InlineData("1,NA,0\n1,2,0\n", "line 1, column 2 contains 'NA'. Expected a number")]
    [InlineData("1,2,0\n3,4\0,1\n", "line 2, column 2 contains '4\0'. Expected a number")]
    [InlineData("1,2,0\n3,4,1\0\n", "line 2, column 3 contains '1\0'. Expected a label")]
    [InlineData("1,x,0\n3,4,1\n", "line 1, column 2 contains 'x', not a number, among 2 numbers. If this line is a header, set hasHeader to true")]
    [InlineData("1,2,0\n3,\"4\"4,1\n", "line 2, is not valid CSV")]
    [InlineData("1,2,0\n3,4\"4,1\n", "line 2, is not valid CSV")]
    [InlineData("1,2,0\n3,\"4,1\n", "line 2, is not valid CSV")]
    public void Damaged_text_is_refused_with_its_place(string text, string expected)
    {
        string message = Assert.Throws<InvalidDataException>(() => CsvDataset.Load(new StringReader(text), ^1)).Message;
        Assert.Contains(expected, message);
        Assert.StartsWith("The CSV text", message);
    }

    [Fact]
    public void A_first_row_that_is_said_to_be_one_is_refused_like_any_other() =>
        Assert.Contains(
            "line 1, column 1 contains 'x'. Expected a number",
            Assert.Throws<InvalidDataException>(() => CsvDataset.Load(new StringReader("x,y\n1,2\n"), ^1, hasHeader: false)).Message);

    [Fact]
    public void Targets_must_be_numbers() =>
        Assert.Contains(
            "line 2, column 3 contains 'a'",
            Assert.Throws<InvalidDataException>(() => CsvDataset.Load(new StringReader("1,2,3\n4,5,a\n"), ^1..)).Message);

    [Fact]
    public void Columns_that_do_not_exist_are_refused()
    {
        const string text = "x,y,y\n1,2,3\n";
        foreach (Index column in new Index[] { 3, ^4, ^0 })
            Assert.Contains($"does not have a column {column}. Use 0 to 2", Assert.Throws<ArgumentOutOfRangeException>("labelColumn", () => CsvDataset.Load(new StringReader(text), column)).Message);
        foreach (Range columns in new Range[] { .., 1..1, 2..1, 2..4, ^4..^1 })
            Assert.Contains("not all", Assert.Throws<ArgumentOutOfRangeException>("targetColumns", () => CsvDataset.Load(new StringReader(text), columns)).Message);
        Assert.Contains("x, y, y", Assert.Throws<ArgumentException>("labelColumn", () => CsvDataset.Load(new StringReader(text), "z")).Message);
        Assert.Contains("several", Assert.Throws<ArgumentException>("labelColumn", () => CsvDataset.Load(new StringReader(text), "y")).Message);
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>("path", () => CsvDataset.Load((string)null!, ^1));
        Assert.Throws<ArgumentNullException>("reader", () => CsvDataset.Load((TextReader)null!, ^1));
        Assert.Throws<ArgumentNullException>("labelColumn", () => CsvDataset.Load(new StringReader("x,y\n1,0"), (string)null!));
    }
}
