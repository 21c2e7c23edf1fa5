#!/usr/bin/env dotnet
// Prints the results of eng/platforms.sh as a table, and writes it into a page: dotnet run eng/platforms.cs RESULTS [PAGE]
// Fails if hashes differ that must not.
#:property PublishAot=false
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

const string Begin = "<!-- platforms -->\n", End = "<!-- end of platforms -->";
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Row[] rows = [.. File.ReadLines(args[0]).Select(Row.Parse)];

string table = Table(rows);
Console.WriteLine(table);
string[] problems = [.. Problems(rows.Where(row => row.Ran).ToArray())];
foreach (string problem in problems)
    Console.Error.WriteLine($"error: {problem}");
if (problems.Length > 0)
    return 1;
if (args.Length > 1)
    Write(args[1], table);
return 0;

static IEnumerable<string> Problems(Row[] rows)
{
    if (rows.Length == 0)
        yield return "no platform ran.";
    string[] machine = Hashes(rows, "default"), fused = Hashes(rows, "fused"), separate = Hashes(rows, "separate");
    if (fused.Length > 1)
        yield return $"Rounding.Fused must have one hash (was {string.Join(", ", fused)}).";
    if (separate.Length > 1)
        yield return $"Rounding.Separate must have one hash (was {string.Join(", ", separate)}).";
    // The script runs on a processor with AVX2 and FMA, so these fuse.
    string[] fusing = ["aot-v3", "no-avx512", "net10", "net8", "trimmed", "arm64"];
    foreach (Row row in rows.Where(row => fusing.Contains(row.Name) && row.Text("default") != row.Text("fused")))
        yield return $"{row.Title}: the default must have the hash of Rounding.Fused.";
    foreach (Row row in rows.Where(row => row.Number("bytes") > 0))
        yield return $"{row.Title}: a step must allocate 0 bytes (was {row.Number("bytes")}).";
    if (fused.Length == 0 && machine.Length > 2)
        yield return $"The default must have two hashes at most (was {string.Join(", ", machine)}).";
    if (fused.Length > 0 && machine.Except(fused).Except(separate).ToArray() is { Length: > 0 } others)
        yield return $"The default must have the hash of Rounding.Fused or of Rounding.Separate (was {string.Join(", ", others)}).";
}

static string[] Hashes(Row[] rows, string column) => [.. rows.Select(row => row.Text(column)).Where(hash => hash != "-").Distinct()];

static string Table(Row[] rows)
{
    string[] heading =
    [
        "platform", "default", "`Fused`", "`Separate`", "MB", "start-up", "W2 steps/s", "W4 steps/s", "W2 step", "W4 step", "W2 row", "W4 row",
        "`Fused` time", "`Separate` time", "bytes a step",
    ];
    List<string[]> lines = [heading, [.. heading.Select((_, column) => column < 4 ? "---" : "---:")]];
    foreach (Row row in rows)
    {
        lines.Add(!row.Ran
            ? [row.Title, row.Line, .. Enumerable.Repeat("", heading.Length - 2)]
            :
            [
                row.Title, Short(row.Text("default")), Short(row.Text("fused")), Short(row.Text("separate")), $"{row.Bytes / 1e6:0.0}",
                $"{row.Number("startup"):0} ms", Count(row.Number("w2step")), Count(row.Number("w4step")), row.Ratio("w2step", "w2jagged"),
                row.Ratio("w4step", "w4jagged"), row.Ratio("w2row", "w2rowjagged"), row.Ratio("w4row", "w4rowjagged"),
                $"{row.Number("fusedcost"):0.00} ×", $"{row.Number("separatecost"):0.00} ×", $"{row.Number("bytes"):0.##}",
            ]);
    }

    return string.Concat(lines.Select(line => $"| {string.Join(" | ", line)} |\n"));
}

static string Short(string hash) => hash == "-" ? "–" : $"`{hash[..12]}`";

// Two digits that count are all that such a measurement has.
static string Count(double value)
{
    double unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(value)) - 1));
    return (Math.Round(value / unit) * unit).ToString("#,0");
}

static void Write(string page, string table)
{
    string text = File.ReadAllText(page);
    int start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = text.IndexOf(End, StringComparison.Ordinal);
    string processor = File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "" : "";
    string when = $"Printed by `eng/platforms.sh` on {DateTime.Today:d MMMM yyyy}{(processor.Length > 0 ? $", on an {processor} processor" : "")}.";
    File.WriteAllText(page, $"{text[..start]}\n{when}\n\n{table}\n{text[end..]}");
}

/// <summary>What the script recorded about one platform: its line of results, or why there is none.</summary>
internal sealed record Row(string Name, string Title, long Bytes, string Line)
{
    public bool Ran => Line.StartsWith("result ", StringComparison.Ordinal);

    public static Row Parse(string text)
    {
        string[] parts = text.Split('\t');
        return new Row(parts[0], parts[1], parts[2] == "-" ? 0 : long.Parse(parts[2]), parts[3]);
    }

    public string Text(string name) => Line.Split(' ').Single(field => field.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    public double Number(string name) => double.Parse(Text(name));

    public string Ratio(string name, string plain) => $"{Number(name) / Number(plain):0.0} ×";
}
