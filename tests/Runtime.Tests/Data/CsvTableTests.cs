using System;
using System.IO;
using Xunit;

namespace MlpGen.Runtime.Tests.Data;

public class CsvTableTests
{
    private const string Penguins = """
        row,island,bill,sex,species
        1,Torgersen,39.1,male,Adelie
        2,Biscoe,46.1,female,Gentoo
        3,Dream,"46,5",female,Chinstrap
        """;

    private static readonly CsvOptions s_penguins = new()
    {
        LabelColumn = "species", NamedClasses = true, CategoricalColumns = ["island", ^2], IgnoredColumns = ["row"],
    };

    private static CsvTable Read(string text, CsvOptions options) => CsvDataset.Read(new StringReader(text), options);

    private static CsvTable Read() => Read(Penguins.Replace("46,5", "46.5", StringComparison.Ordinal), s_penguins);

    /// <summary>
    /// The order of scikit-learn's OneHotEncoder and LabelEncoder (1.2.1), which is ordinal with capitals before lowercase letters.
    /// </summary>
    [Fact]
    public void Texts_become_one_hot_in_their_place_and_classes_indices_in_ordinal_order()
    {
        CsvTable table = Read("""
            x,colour,y,class
            1,b,10,no
            2,a,20,yes
            3,B,30,Perhaps
            4,a,40,no
            """, new() { LabelColumn = "class", NamedClasses = true, CategoricalColumns = ["colour"] });
        Assert.Equal([1, 0, 0, 1, 10, 2, 0, 1, 0, 20, 3, 1, 0, 0, 30, 4, 0, 1, 0, 40], table.Data.Inputs.ToArray());
        Assert.Equal([1, 2, 0, 1], table.Data.Labels.ToArray());
        Assert.Equal(["Perhaps", "no", "yes"], table.Schema.ClassNames);
        Assert.Equal(table.Schema.ClassNames, table.Data.ClassNames);
        Assert.Equal(["x", "colour=B", "colour=a", "colour=b", "y"], table.Schema.InputNames);
        CsvCategories colour = Assert.Single(table.Schema.Categories);
        Assert.Equal((1, "colour"), (colour.Column, colour.Name));
        Assert.Equal(["B", "a", "b"], colour.Values);
    }

    [Fact]
    public void Columns_are_called_by_name_index_and_index_from_the_end()
    {
        CsvTable table = Read();
        Assert.Equal(["island=Biscoe", "island=Dream", "island=Torgersen", "bill", "sex=female", "sex=male"], table.Schema.InputNames);
        Assert.Equal([0, 0, 1, 39.1f, 0, 1], table.Data.InputsOf(0).ToArray());
        Assert.Equal([0, 2, 1], table.Data.Labels.ToArray());
        Assert.Empty(table.SkippedLines);
        Assert.Empty(table.Schema.TargetNames);
    }

    [Fact]
    public void Several_targets_by_names_and_ranges_come_in_the_order_of_the_file()
    {
        const string text = "a,b,c,d,e\n1,2,3,4,5\n6,7,8,9,10\n";
        CsvTable table = Read(text, new() { TargetColumns = ["e", "b"] });
        Assert.Equal([2f, 5, 7, 10], table.Data.Targets.ToArray());
        Assert.Equal([1f, 3, 4, 6, 8, 9], table.Data.Inputs.ToArray());
        Assert.Equal(["b", "e"], table.Schema.TargetNames);
        Assert.Equal([1f, 4, 5, 6, 9, 10], Read(text, new() { TargetColumns = [^2.., 0] }).Data.Targets.ToArray());
    }

    [Fact]
    public void Without_a_header_columns_are_named_by_their_number()
    {
        CsvTable table = Read("1,red,0.5\n2,green,0.25\n", new() { TargetColumns = [^1], CategoricalColumns = [1] });
        Assert.Equal(["column 1", "column 2=green", "column 2=red"], table.Schema.InputNames);
        Assert.Equal([1f, 0, 1, 2, 1, 0], table.Data.Inputs.ToArray());
        Assert.Equal(["column 3"], table.Schema.TargetNames);
    }

    [Theory]
    [InlineData(';', "x;y;class\n1.5;2;0\n3;4;1\n")]
    [InlineData('\t', "x\ty\tclass\n1.5\t2\t0\n3\t4\t1\n")]
    public void Other_separators_are_read(char separator, string text)
    {
        CsvTable table = Read(text, new() { LabelColumn = "class", Separator = separator });
        Assert.Equal([1.5f, 2, 3, 4], table.Data.Inputs.ToArray());
    }

    [Fact]
    public void Quoted_fields_hold_separators_quotes_and_line_breaks()
    {
        CsvTable table = Read("name,x,class\n\"a, b\",1,\"the \"\"first\"\"\"\n\"a\nb\",2,second\n", new()
        {
            LabelColumn = "class", NamedClasses = true, CategoricalColumns = ["name"],
        });
        Assert.Equal(["name=a\nb", "name=a, b", "x"], table.Schema.InputNames);
        Assert.Equal(["second", "the \"first\""], table.Schema.ClassNames);
    }

    [Fact]
    public void Incomplete_rows_are_left_out_where_told_and_listed()
    {
        CsvTable table = Read("x,note,y\n1,,2\n,a,3\n\n4,a,NA\n5,?,6\n", new()
        {
            TargetColumns = ["y"], IgnoredColumns = ["note"], MissingValues = ["", "NA"], SkipIncompleteRows = true,
        });
        Assert.Equal([1f, 5], table.Data.Inputs.ToArray());
        Assert.Equal([2f, 6], table.Data.Targets.ToArray());
        Assert.Equal([3, 5], table.SkippedLines);
    }

    [Fact]
    public void A_category_of_a_row_that_is_left_out_is_none() =>
        Assert.Equal(["c=a", "x"], Read("c,x,y\na,1,2\nb,,3\n", new() { TargetColumns = ["y"], CategoricalColumns = ["c"], SkipIncompleteRows = true }).Schema.InputNames);

    [Fact]
    public void Another_file_is_read_with_the_same_inputs_and_classes()
    {
        CsvSchema schema = Read().Schema;
        CsvTable other = schema.Read(new StringReader("row,island,bill,sex,species\n9,Dream,50,male,Gentoo\n"));
        Assert.Equal([0, 1, 0, 50, 0, 1], other.Data.Inputs.ToArray());
        Assert.Equal([2], other.Data.Labels.ToArray());
        Assert.Equal(["Adelie", "Chinstrap", "Gentoo"], other.Data.ClassNames);
        Assert.Same(schema, other.Schema);
        using TemporaryFile file = TemporaryFile.With("row,island,bill,sex,species\n9,Dream,50,male,Ivory\n"u8.ToArray());
        string message = Assert.Throws<InvalidDataException>(() => schema.Read(file.Path)).Message;
        Assert.Equal($"{file.Path}, line 2, column 5 (species) contains 'Ivory', which did not occur before. Expected 'Adelie', 'Chinstrap' or 'Gentoo'.", message);
        File.WriteAllText(file.Path, Penguins.Replace("46,5", "46.5", StringComparison.Ordinal));
        Assert.Equal(3, CsvDataset.Read(file.Path, s_penguins).Data.Count);
    }

    [Fact]
    public void A_row_of_texts_becomes_inputs()
    {
        CsvSchema schema = Read().Schema;
        float[] inputs = [9, 9, 9, 9, 9, 9];
        string[] fields = ["Dream", "50", "female"];
        schema.Encode(fields, inputs);
        Assert.Equal([0, 1, 0, 50, 1, 0], inputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        schema.Encode(fields, inputs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        schema.Encode([" Biscoe", "46 ", "\tmale "], inputs);
        Assert.Equal([1, 0, 0, 46, 0, 1], inputs);
        before = GC.GetAllocatedBytesForCurrentThread();
        schema.Encode([" Dream", "50 ", "\tfemale "], inputs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Contains("bill contains '': the value is missing", Assert.Throws<ArgumentException>("fields", () => schema.Encode(["Biscoe", " ", "male"], inputs)).Message);

        string unknown = Assert.Throws<ArgumentException>("fields", () => schema.Encode(["Biscoe", "1", "?"], inputs)).Message;
        Assert.Contains("The field of sex contains the unknown category '?'. Expected 'female' or 'male'.", unknown);
        Assert.Contains("bill must be a number within the range of float (was 'x')", Assert.Throws<ArgumentException>("fields", () => schema.Encode(["Biscoe", "x", "male"], inputs)).Message);
        Assert.Contains("Expected 3 fields, one for each column of inputs, but got 2.", Assert.Throws<ArgumentException>("fields", () => schema.Encode(["Biscoe", "1"], inputs)).Message);
        Assert.Contains("inputs must have 6 floats (had 5)", Assert.Throws<ArgumentException>("inputs", () => schema.Encode(fields, new float[5])).Message);
        Assert.Equal([0, 1, 0, 50, 1, 0], inputs);
    }

    [Fact]
    public void Real_flowers_with_names_for_their_classes()
    {
        Dataset iris = DataSets.Iris.WithClassNames(["setosa", "versicolor", "virginica"]);
        StringWriter text = new() { NewLine = "\n" };
        for (int row = 0; row < iris.Count; row++)
            text.WriteLine($"{iris.ClassNames[iris.Labels[row]]},{string.Join(',', iris.InputsOf(row).ToArray())}");
        Dataset read = Read(text.ToString(), new() { LabelColumn = 0, NamedClasses = true }).Data;
        Assert.Equal(iris.Inputs.ToArray(), read.Inputs.ToArray());
        Assert.Equal(iris.Labels.ToArray(), read.Labels.ToArray());
        Assert.Equal(iris.ClassNames, read.ClassNames);
    }
}
