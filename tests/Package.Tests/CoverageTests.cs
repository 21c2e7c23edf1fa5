using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Package.Tests;

/// <summary>Line counts of a coverage tool, which include the lines that the user wrote and no generated lines.</summary>
public sealed class CoverageTests(PackedPackages packages)
{
    [Fact]
    public async Task Eleven_lines_of_eleven_are_covered()
    {
        Depth.SkipUnlessDeep();
        string program = File.ReadAllText(Path.Combine(System.AppContext.BaseDirectory, "Programs", "Covered.cs"));
        UserProject project = new(packages, "Covered", program, "net10.0", "9", "MlpGen", "coverlet.msbuild/10.0.1");

        string report = await project.CoverAsync(TestContext.Current.CancellationToken);

        using JsonDocument modules = JsonDocument.Parse(report);
        (string File, int Line, int Hits)[] lines = [.. Lines(modules.RootElement.GetProperty("Program.dll")).Distinct()];
        Assert.Equal(["Program.cs"], lines.Select(line => Path.GetFileName(line.File)).Distinct());
        Assert.Equal(11, lines.Length);
        Assert.DoesNotContain(lines, line => line.Hits == 0);
    }

    private static IEnumerable<(string File, int Line, int Hits)> Lines(JsonElement files) =>
        from file in files.EnumerateObject()
        from type in file.Value.EnumerateObject()
        from method in type.Value.EnumerateObject()
        from line in method.Value.GetProperty("Lines").EnumerateObject()
        select (file.Name, int.Parse(line.Name, System.Globalization.CultureInfo.InvariantCulture), line.Value.GetInt32());
}
