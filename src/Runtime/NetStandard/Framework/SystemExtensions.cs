using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace MlpGen;

/// <summary>Static members of system types that newer frameworks have.</summary>
internal static class SystemExtensions
{
    private static readonly bool s_isBrowser =
        RuntimeInformation.IsOSPlatform(OSPlatform.Create("BROWSER")) || RuntimeInformation.IsOSPlatform(OSPlatform.Create("WEBGL"))
        || RuntimeInformation.OSDescription.IndexOf("Emscripten", StringComparison.OrdinalIgnoreCase) >= 0;

    private static readonly bool s_isWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    extension(OperatingSystem)
    {
        /// <summary>True in a browser.</summary>
        public static bool IsBrowser() => s_isBrowser;

        /// <summary>True on WASI.</summary>
        public static bool IsWasi() => RuntimeInformation.IsOSPlatform(OSPlatform.Create("WASI"));

        /// <summary>True on Windows.</summary>
        public static bool IsWindows() => s_isWindows;
    }

    extension(Stopwatch)
    {
        /// <summary>Returns the time since a timestamp.</summary>
        public static TimeSpan GetElapsedTime(long start) => Stopwatch.GetElapsedTime(start, Stopwatch.GetTimestamp());

        /// <summary>Returns the time between two timestamps.</summary>
        public static TimeSpan GetElapsedTime(long start, long end) =>
            new((long)((end - start) * ((double)TimeSpan.TicksPerSecond / Stopwatch.Frequency)));
    }

    extension(Interlocked)
    {
        /// <summary>Clears bits and returns the previous value.</summary>
        public static int And(ref int location, int bits)
        {
            int old = Volatile.Read(ref location);
            while (true)
            {
                int found = Interlocked.CompareExchange(ref location, old & bits, old);
                if (found == old)
                    return old;
                old = found;
            }
        }

        /// <summary>Sets bits and returns the previous value.</summary>
        public static int Or(ref int location, int bits)
        {
            int old = Volatile.Read(ref location);
            while (true)
            {
                int found = Interlocked.CompareExchange(ref location, old | bits, old);
                if (found == old)
                    return old;
                old = found;
            }
        }
    }

    extension(Enum)
    {
        /// <summary>Returns the names of an enum, in the order of the values.</summary>
        public static string[] GetNames<T>()
            where T : struct, Enum => Enum.GetNames(typeof(T));

        /// <summary>Returns the name of a value, or null if it has none.</summary>
        public static string? GetName<T>(T value)
            where T : struct, Enum => Enum.GetName(typeof(T), value);

        /// <summary>True if the value has a name.</summary>
        public static bool IsDefined<T>(T value)
            where T : struct, Enum => Enum.IsDefined(typeof(T), value);
    }

    extension(Convert)
    {
        /// <summary>Returns bytes as hexadecimal digits.</summary>
        public static string ToHexString(ReadOnlySpan<byte> bytes) => string.Concat(bytes.ToArray().Select(value => $"{value:X2}"));
    }

    extension(string)
    {
        /// <summary>Returns an interpolated text. The handler of these assemblies is always that of the invariant culture.</summary>
        public static string Create(IFormatProvider invariant, DefaultInterpolatedStringHandler text) => text.ToStringAndClear();
    }

    /// <summary>True if a variable of the other type can hold the type.</summary>
    public static bool IsAssignableTo(this Type type, Type other) => other.IsAssignableFrom(type);
}
