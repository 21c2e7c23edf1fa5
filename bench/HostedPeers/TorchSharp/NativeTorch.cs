using System;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp;

namespace MlpGen.Benchmarks.TorchSharp;

/// <summary>The native half of TorchSharp.</summary>
internal static partial class NativeTorch
{
    /// <summary>Loads it; where that fails, the system's reason is shorter and surer than what the library makes of it.</summary>
    /// <exception cref="DllNotFoundException">It cannot be loaded.</exception>
    public static void Load()
    {
        try
        {
            NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
        }
        catch (DllNotFoundException exception) when (WantedVersion().Match(exception.Message) is { Success: true } wanted)
        {
            throw new DllNotFoundException($"its native library wants {wanted.Groups[1].Value}, which the C++ library of this system does not have");
        }
    }

    [GeneratedRegex("version `([^']+)' not found")]
    private static partial Regex WantedVersion();
}
