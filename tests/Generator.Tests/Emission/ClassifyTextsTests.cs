using System;
using System.Globalization;
using System.Linq;
using MlpGen.Generator.Tests.Harness;
using Xunit;

namespace MlpGen.Generator.Tests.Emission;

public sealed class ClassifyTextsTests
{
    /// <summary>
    /// The indices of a block are in the workspace, whose size is known. <c>MaxStackBytes</c> would not count a stackalloc.
    /// </summary>
    [Theory]
    [InlineData("byte")]
    [InlineData("long")]
    public void Members_of_another_width_take_workspace_that_is_counted_and_no_stack(string width)
    {
        string contract = new GeneratorRun(TestCompilation.Create(
            $"using MlpGen; enum Tiny : {width} {{ A, B, C }} [Mlp(4, 5, 3, MaxStackBytes = 200), MlpClasses(typeof(Tiny))] partial class Net;")).Text("g.cs");

        Assert.DoesNotContain("stackalloc", contract, StringComparison.Ordinal);
        Assert.Equal(Number(contract, "long ForwardWorkspaceBytes = "), sizeof(float) * Number(contract, "Workspace.Rent("));
    }

    private static long Number(string text, string before) =>
        long.Parse(string.Concat(text.Split(before)[1].TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}
