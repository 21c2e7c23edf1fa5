using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace MlpGen.Benchmarks.Reports;

/// <summary>Describes the machine.</summary>
internal static class Machine
{
    public static string Processor { get; } = CpuInfo("model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    public static string ProcessorFlags { get; } = CpuInfo("flags") ?? "";

    /// <summary>The family, model and stepping of the processor, because the processor name of a virtual machine is vague.</summary>
    public static string ProcessorFamily { get; } =
        CpuInfo("cpu family") is { } family ? $"family {family}, model {CpuInfo("model")}, stepping {CpuInfo("stepping")}" : "";

    public static string System =>
        $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} logical processor{(Environment.ProcessorCount == 1 ? "" : "s")}";

    private static string? CpuInfo(string key)
    {
        const string File = "/proc/cpuinfo";
        return !global::System.IO.File.Exists(File) ? null : global::System.IO.File.ReadLines(File)
            .Select(line => line.Split(':', 2))
            .FirstOrDefault(parts => parts.Length == 2 && parts[0].Trim() == key)?[1].Trim();
    }
}
