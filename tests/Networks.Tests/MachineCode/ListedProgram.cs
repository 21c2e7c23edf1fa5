using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using MlpGen.Networks.Tests.Corpus;
using MlpGen.Networks.Tests.Harness;

namespace MlpGen.Networks.Tests.MachineCode;

/// <summary>
/// A program with the workloads, built as users build it. It runs in its own process and has the JIT list the kernels. The runtime's own
/// settings disable instruction sets, so that the code also uses only the registers of a smaller machine.
/// </summary>
internal static class ListedProgram
{
    private const string Main = """
        static class Program
        {
            static void Main()
            {
                foreach (INetwork network in new INetwork[] { NETWORKS })
                {
                    // 1 and 32 rows are whole tiles. 31 rows leave a remainder.
                    foreach (int rows in new[] { 1, 32, 31 })
                    {
                        float[] inputs = new float[rows * network.InputSize], outputs = new float[rows * network.OutputSize];
                        network.Forward(inputs, outputs);
                        network.CreateTrainer(new Sgd()).Step(inputs, outputs);
                    }

                    new Population(network, 17).Forward(new float[17 * network.InputSize], new float[17 * network.OutputSize]);
                }
            }
        }
        """;

    // All settings share one program.
    private static readonly ConcurrentDictionary<IReadOnlyList<NetworkSpec>, Lazy<byte[]>> s_images = new();

    /// <summary>Runs the program and parses its listing.</summary>
    /// <param name="specs">The networks.</param>
    /// <param name="settings">The settings of the runtime, such as DOTNET_EnableAVX512=0 for a machine without AVX-512.</param>
    public static IReadOnlyList<MethodListing> Run(IReadOnlyList<NetworkSpec> specs, params (string Name, string Value)[] settings)
    {
        string folder = Directory.CreateTempSubdirectory("MlpGen").FullName;
        try
        {
            string program = Path.Combine(folder, "Listed.dll"), listing = Path.Combine(folder, "listing.txt");
            File.WriteAllBytes(program, s_images.GetOrAdd(specs, _ => new(() => Compile(specs))).Value);
            File.Copy(typeof(MlpAttribute).Assembly.Location, Path.Combine(folder, "MlpGen.dll"));
            File.WriteAllText(Path.ChangeExtension(program, "runtimeconfig.json"), RuntimeConfiguration);

            ProcessStartInfo start = new(DotnetHost.Path, [program]) { RedirectStandardError = true };
            foreach ((string name, string value) in settings)
                start.Environment[name] = value;
            start.Environment["DOTNET_JitDisasm"] = "*Kernels*:*";
            start.Environment["DOTNET_JitStdOutFile"] = listing;
            using Process process = Process.Start(start)!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? MethodListing.Parse(File.ReadLines(listing))
                : throw new InvalidOperationException($"The program ended with exit code {process.ExitCode}: {errors}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Compile(IReadOnlyList<NetworkSpec> specs)
    {
        string networks = string.Join(", ", specs.Select(spec => $"new {spec.Name}(1)"));
        return NetworkCompiler.CompileProgram(
            "using MlpGen;\n" + string.Concat(specs.Select(spec => spec.Declaration)) + Main.Replace("NETWORKS", networks, StringComparison.Ordinal));
    }

    private static string RuntimeConfiguration => $$"""
        {
          "runtimeOptions": {
            "tfm": "net{{Environment.Version.Major}}.{{Environment.Version.Minor}}",
            "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" }
          }
        }
        """;
}
