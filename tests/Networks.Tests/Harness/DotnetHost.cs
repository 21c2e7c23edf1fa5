using System;
using System.Runtime.InteropServices;

namespace MlpGen.Networks.Tests.Harness;

/// <summary>The <c>dotnet</c> of the runtime that runs the tests.</summary>
internal static class DotnetHost
{
    // The runtime is in …/shared/Microsoft.NETCore.App/10.0.0/. Its host is three folders up.
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
