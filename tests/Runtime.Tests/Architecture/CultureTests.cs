using System.Collections.Generic;
using System.Linq;
using MlpGen.Generator.Tests.Compiled;
using Xunit;

namespace MlpGen.Runtime.Tests.Architecture;

/// <summary>Numbers and text never depend on the culture of the machine when they are written, read, or sorted.</summary>
public sealed class CultureTests
{
    [Fact]
    public void The_runtime_asks_for_no_culture() => AssertNone(MachineCulture.Uses(typeof(MlpAttribute).Assembly));

    [Fact]
    public void MlpGen_Data_asks_for_no_culture() => AssertNone(MachineCulture.Uses(typeof(CsvDataset).Assembly));

    private static void AssertNone(IEnumerable<string> uses) => Assert.True(!uses.Any(), string.Join('\n', uses));
}
