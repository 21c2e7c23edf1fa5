using System;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp;

namespace MlpGen.Benchmarks.TorchSharp;

/// <summary>The native library of TorchSharp.</summary>
internal static partial class NativeTorch
{
    /// <summary>Loads the library. If that fails, the reason of the operating system is shorter and more reliable than TorchSharp's.</summary>
    /// <exception cref="DllNotFoundException">The library cannot be loaded.</exception>
    public static void Load()
    {
        try
        {
            NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
        }
        catch (DllNotFoundException exception) when (WantedVersion().Match(exception.Message) is { Success: true } wanted)
        {
            throw new DllNotFoundException($"its native library needs {wanted.Groups[1].Value}, which the C++ library of this system does not have");
        }
    }

    [GeneratedRegex("version `([^']+)' not found")]
    private static partial Regex WantedVersion();
}
