using System;
using System.Collections.Generic;
using System.Linq;
using MlpGen;
using MlpGen.Generator.Writing;
using Xunit;

namespace MlpGen.Generator.Tests.Writing;

public sealed class CodeWriterTests
{
    [Fact]
    public void Blocks_are_indented_and_set_apart()
    {
        CodeWriter writer = new(new Types());
        using (writer.Block("class A"))
        {
            writer.Blank();
            using (writer.Block("void B()"))
                writer.Line("C();");
            writer.Line("int d;");
            writer.Blank();
            writer.Blank();
            writer.Line("int e;");
            writer.Blank();
        }

        Assert.Equal("class A\n{\n    void B()\n    {\n        C();\n    }\n\n    int d;\n\n    int e;\n}\n", writer.Finish());
    }

    [Fact]
    public void Line_ends_are_line_feeds_and_empty_lines_have_no_blanks()
    {
        CodeWriter writer = new(new Types());
        using (writer.Indent())
            writer.Line("a\r\n\nb");
        Assert.Equal("    a\n\n    b\n", writer.Finish());
    }

    [Fact]
    public void Interpolated_lines_read_as_C_sharp_would_write_them()
    {
        CodeWriter writer = new(new Types());
        int[] numbers = [0, 7, 10, 4096, -12, int.MaxValue, int.MinValue];
        using (writer.Block($"class {"A"}"))
        {
            foreach (int number in numbers)
                writer.Line($"{number}{'x'}{Loss.CrossEntropy}");
            writer.Line($"{string.Empty}");
            writer.Line($"a{"b\nc"}\nd");
        }

        Assert.Equal(
            $"class A\n{{\n{string.Concat(numbers.Select(number => $"    {number}xCrossEntropy\n"))}\n    ab\n    c\n    d\n}}\n",
            writer.Finish());
    }

    [Theory]
    [InlineData(null, 0, "0")]
    [InlineData(null, 5, "5")]
    [InlineData("k", 0, "k")]
    [InlineData("k", 16, "k + 16")]
    public void Offsets_leave_out_what_is_zero(string? start, int literal, string expected)
    {
        CodeWriter writer = new(new Types());
        writer.Line($"{new Offset(start, literal)}");
        Assert.Equal(expected + "\n", writer.Finish());
        Assert.Equal(expected, new Offset(start, literal).ToString());
    }

    [Fact]
    public void A_text_of_any_length_is_kept_and_the_next_writer_begins_anew()
    {
        string line = new('x', 1_000_003);
        CodeWriter writer = new(new Types());
        writer.Line(line);
        writer.Line($"{line}");
        Assert.Equal($"{line}\n{line}\n", writer.Finish());
        Assert.Equal(string.Empty, new CodeWriter(new Types()).Finish());
    }

    [Fact]
    public void Lists_and_comments_go_on_in_the_next_line_at_the_last_column()
    {
        string item = new('a', 40);
        CodeWriter writer = new(new Types());
        using (writer.Block("b"))
        {
            writer.List("c(", [item, item, item], ");");
            writer.List("c(", [item, item, item, item], ");", "=> d;");
            writer.List($"{item}{item}{item}(", [item], ")", "=> d;");
            writer.Comment("//", $"{item} {item} {item} {item}");
        }

        Assert.Equal(
            $$"""
            b
            {
                c({{item}}, {{item}}, {{item}});
                c({{item}}, {{item}}, {{item}},
                    {{item}}); => d;
                {{item}}{{item}}{{item}}(
                    {{item}}) => d;
                // {{item}} {{item}} {{item}}
                // {{item}}
            }

            """,
            writer.Finish());
    }

    [Fact]
    public void A_line_may_fill_the_last_column()
    {
        CodeWriter writer = new(new Types());
        writer.List("(", [new string('a', 60), new string('b', 76)], ")");
        writer.List("(", [new string('a', 60), new string('b', 77)], ")");
        Assert.Equal([140, 62, 82], writer.Finish().TrimEnd('\n').Split('\n').Select(line => line.Length));
    }

    [Fact]
    public void Marked_types_are_written_as_the_file_needs_them_and_bring_their_usings()
    {
        CodeWriter writer = new(new Types());
        using (writer.Block("namespace N"))
        {
            writer.Usings();
            writer.Line($"{"$Span"}<$Loss> a{1};");
            writer.List("$F(", ["$Span"], ")");
        }

        Assert.Equal("namespace N\n{\n    using F;\n    using Loss;\n    using Span;\n\n    x::Span<x::Loss> a1;\n    x::F(x::Span)\n}\n", writer.Finish());
        Assert.Throws<InvalidOperationException>(() => new CodeWriter(new Types()).Line("a $ b"));
    }

    private sealed class Types : TypeNames
    {
        private readonly SortedSet<string> _used = [];

        public override IEnumerable<string> Usings => _used;

        protected override string First(string name)
        {
            Assert.True(_used.Add(name), "A name must be looked up only once.");
            return $"x::{name}";
        }
    }
}
