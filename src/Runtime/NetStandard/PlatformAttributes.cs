using System.Diagnostics;

namespace System.Runtime.Versioning;

/// <summary>Says on which platform a member must not be called. Only the analyzer of newer frameworks reads it, so it is left out.</summary>
/// <param name="platform">The name of the platform.</param>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true), Conditional("PLATFORM_ANALYZER")]
internal sealed class UnsupportedOSPlatformAttribute(string platform) : Attribute
{
    /// <summary>Gets the name of the platform.</summary>
    public string PlatformName => platform;
}

/// <summary>Says for which platform a member checks. Only the analyzer of newer frameworks reads it, so it is left out.</summary>
/// <param name="platform">The name of the platform.</param>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true), Conditional("PLATFORM_ANALYZER")]
internal sealed class UnsupportedOSPlatformGuardAttribute(string platform) : Attribute
{
    /// <summary>Gets the name of the platform.</summary>
    public string PlatformName => platform;
}
