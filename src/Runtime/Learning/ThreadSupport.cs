using System;
using System.Runtime.Versioning;

namespace MlpGen.Learning;

/// <summary>Tells whether threads may be started.</summary>
internal static class ThreadSupport
{
    /// <summary>
    /// The name of the <see cref="AppContext"/> switch that keeps training on the calling thread. A host sets it if threads never start but
    /// the class library does not reveal this. The script of the Unity package sets it in Web players, which Unity marks with a symbol.
    /// </summary>
    public const string Switch = "MlpGen.DisableThreads";

    /// <summary>
    /// False in browsers, whose only thread must not wait, on WASI, which has no threads, and where the host has set <see cref="Switch"/>.
    /// </summary>
    [UnsupportedOSPlatformGuard("browser")]
    [UnsupportedOSPlatformGuard("wasi")]
    public static bool IsSupported => !OperatingSystem.IsBrowser() && !OperatingSystem.IsWasi() && !IsDisabled;

    private static bool IsDisabled => AppContext.TryGetSwitch(Switch, out bool isDisabled) && isDisabled;
}
