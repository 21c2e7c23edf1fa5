using MlpGen.Generator.Writing;
using Xunit;

namespace MlpGen.Generator.Tests.Writing;

public sealed class CodeWriterTests
{
    [Fact]
    public void Blocks_are_indented_and_set_apart()
    {
        CodeWriter writer = new();
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

        Assert.Equal("class A\n{\n    void B()\n    {\n        C();\n    }\n\n    int d;\n\n    int e;\n}\n", writer.ToString());
    }

    [Fact]
    public void Line_ends_are_line_feeds_and_empty_lines_have_no_blanks()
    {
        CodeWriter writer = new();
        using (writer.Indent())
            writer.Line("a\r\n\nb");
        Assert.Equal("    a\n\n    b\n", writer.ToString());
    }
}
