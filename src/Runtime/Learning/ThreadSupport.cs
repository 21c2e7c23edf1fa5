using System;
using System.Runtime.Versioning;

namespace MlpGen.Learning;

/// <summary>Tells whether the platform can start threads.</summary>
internal static class ThreadSupport
{
    /// <summary>False in browsers, whose only thread must not wait, and on WASI, which has no threads.</summary>
    [UnsupportedOSPlatformGuard("browser")]
    [UnsupportedOSPlatformGuard("wasi")]
    public static bool IsSupported => !OperatingSystem.IsBrowser() && !OperatingSystem.IsWasi();
}
