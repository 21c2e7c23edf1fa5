using System;
#if !NET
using System.Runtime.InteropServices;
#endif

namespace MlpGen.Learning;

/// <summary>Recognizes the platforms whose programs have one thread: browsers and WASI.</summary>
internal static class SingleThreadedPlatform
{
#if NET
    /// <summary>True in a browser and on WASI.</summary>
    public static bool IsCurrent => OperatingSystem.IsBrowser() || OperatingSystem.IsWasi();
#else
    /// <summary>True in a browser and on WASI.</summary>
    // OperatingSystem lacks these methods in netstandard2.1. The platforms have the same names there.
    public static bool IsCurrent { get; } = IsNamed("BROWSER") || IsNamed("WASI");

    private static bool IsNamed(string name) => RuntimeInformation.IsOSPlatform(OSPlatform.Create(name));
#endif
}
