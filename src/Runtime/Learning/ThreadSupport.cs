using System;
using System.Runtime.Versioning;

namespace MlpGen.Learning;

/// <summary>True if the platform can start threads.</summary>
internal static class ThreadSupport
{
    /// <summary>False in browsers, whose one thread may not wait, and on WASI, which has no other.</summary>
    [UnsupportedOSPlatformGuard("browser")]
    [UnsupportedOSPlatformGuard("wasi")]
    public static bool IsThere => !OperatingSystem.IsBrowser() && !OperatingSystem.IsWasi();
}
