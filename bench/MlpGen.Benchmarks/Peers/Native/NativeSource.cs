using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using MlpGen.Benchmarks.Reports;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Native;

/// <summary>A file of <c>bench/native</c> with the compiler and options that turn it into a library, one for each workload.</summary>
internal sealed record NativeSource(string File, string Compiler, string CompilerVersion, string Options, string Libraries)
{
    /// <summary>The options for every library.</summary>
    public const string Common = "-O3 -march=native -ffast-math -fPIC -fvisibility=hidden -w";

    /// <summary>Returns the path of the library, and compiles it if an identical one was not compiled before.</summary>
    /// <exception cref="InvalidOperationException">The library could not be compiled.</exception>
    public string Compile(Workload workload)
    {
        string command = $"{Common} {Options} {Definitions(workload)}";
        string library = Path.Combine(Repository.Output("native"), $"{Key(command)}.so");
        if (System.IO.File.Exists(library))
            return library;

        // Linked by a second command. With -ffast-math on the command line, some compilers link code that turns subnormal numbers off
        // for the whole process, and therefore for every peer measured here.
        string part = $"{library}.{Environment.ProcessId}";
        Run($"{command} -c {Path.Combine(Repository.Native, File)} -o {part}.o");
        Run($"-shared {part}.o -o {part} {Libraries}");
        System.IO.File.Move(part, library, overwrite: true);
        System.IO.File.Delete($"{part}.o");
        return library;
    }

    private static string Definitions(Workload workload)
    {
        Operation[] operations = [.. Operation.Compared.Where(operation => operation.Workload == workload)];
        int[] forward = [.. operations.Where(operation => !operation.IsStep).Select(operation => operation.Rows)];
        int[] steps = [.. operations.Where(operation => operation.IsStep).Select(operation => operation.Rows).Distinct()];
        IEnumerable<string> definitions =
        [
            $"SIZES={string.Join(',', workload.Sizes)}",
            .. workload.Sizes.Select((size, index) => $"N{index}={size}"),
            $"HIDDEN={workload.Hidden}",
            $"OUTPUT={workload.Output}",
            $"LOSS={workload.Loss}",
            $"FORWARD_ROWS={string.Join(',', forward)}",
            $"STEP_ROWS={string.Join(',', steps)}",
            $"MAX_ROWS={Math.Max(forward.Max(), steps.Max())}",
            $"ADAM={(operations.Any(operation => operation.Kind == OperationKind.Adam) ? 1 : 0)}",
            $"TINY={(workload.Sizes is [2, 8, 1] ? 1 : 0)}",
        ];
        return string.Join(' ', definitions.Select(definition => $"-D{definition}"));
    }

    private void Run(string arguments)
    {
        (string? output, string failure) = Tool.Run(Compiler, arguments, TimeSpan.FromMinutes(5));
        if (output is null)
            throw new InvalidOperationException(failure);
    }

    private string Key(string command)
    {
        StringBuilder text = new($"{Compiler} {CompilerVersion} {command} {Libraries} {Machine.Processor} {Machine.ProcessorFlags}");
        foreach (string file in Directory.EnumerateFiles(Repository.Native).Order(StringComparer.Ordinal))
            text.Append(System.IO.File.ReadAllText(file));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
