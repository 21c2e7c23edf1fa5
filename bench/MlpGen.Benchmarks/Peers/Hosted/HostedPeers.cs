using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using MlpGen.Benchmarks.Workloads;

namespace MlpGen.Benchmarks.Peers.Hosted;

/// <summary>ONNX Runtime, TorchSharp, and libtorch through Python.</summary>
internal static class HostedPeers
{
    private static string Folder => Path.Combine(Repository.Root, "bench", "HostedPeers");

    public static IEnumerable<HostedPeer> All() =>
    [
        new("ONNX Runtime", limit => Dotnet("OnnxRuntime", limit), operation => operation.Kind == OperationKind.Forward),
        new("TorchSharp", limit => Dotnet("TorchSharp", limit)),
        new("PyTorch", _ => Python()),
    ];

    /// <summary>Builds a project of <c>bench/HostedPeers</c>, unless its output is newer than its sources.</summary>
    private static (ProcessStartInfo? Start, string Missing) Dotnet(string project, TimeSpan limit)
    {
        string program = Path.Combine(Folder, project, "bin", "Release", "net10.0", $"MlpGen.Benchmarks.{project}.dll");
        if (!File.Exists(program) || Sources(project).Max(File.GetLastWriteTimeUtc) > File.GetLastWriteTimeUtc(program))
        {
            string build = $"build -c Release {Path.Combine("bench", "HostedPeers", project)}";
            (string? output, string failure) = Tool.Run("dotnet", build, limit);
            if (output is null)
                return (null, $"{failure} (to see why, run dotnet {build})");
        }

        return (new ProcessStartInfo("dotnet", [program]), "");
    }

    /// <summary>Returns the first Python that has torch. On Debian, that is the system's, whatever comes before it in the path.</summary>
    private static (ProcessStartInfo? Start, string Missing) Python()
    {
        foreach (string python in new[] { "/usr/bin/python3", "python3" })
        {
            const string HasTorch = "-c \"import importlib.util, sys; sys.exit(importlib.util.find_spec('torch') is None)\"";
            if (Tool.Run(python, HasTorch, TimeSpan.FromSeconds(20)).Output is not null)
                return (new ProcessStartInfo(python, [Path.Combine(Folder, "PyTorch", "peer.py")]), "");
        }

        return (null, "no python3 here has torch (on Debian, install the package python3-torch)");
    }

    private static IEnumerable<string> Sources(string project) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Folder, project)),
        .. Directory.EnumerateFiles(Path.Combine(Folder, "Hosting")),
        Path.Combine(Folder, "Directory.Build.props"),
        Path.Combine(Repository.Root, "Directory.Packages.props"),
    ];
}
