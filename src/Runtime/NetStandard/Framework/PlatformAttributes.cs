using System.Diagnostics;

namespace System.Runtime.Versioning;

/// <summary>Names a platform on which a member must not be called. Only an analyzer of newer frameworks reads it.</summary>
/// <param name="platform">The name of the platform.</param>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true), Conditional("PLATFORM_ANALYZER")]
internal sealed class UnsupportedOSPlatformAttribute(string platform) : Attribute
{
    /// <summary>Gets the name of the platform.</summary>
    public string PlatformName => platform;
}

/// <summary>Names a platform for which a member checks. Only an analyzer of newer frameworks reads it.</summary>
/// <param name="platform">The name of the platform.</param>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true), Conditional("PLATFORM_ANALYZER")]
internal sealed class UnsupportedOSPlatformGuardAttribute(string platform) : Attribute
{
    /// <summary>Gets the name of the platform.</summary>
    public string PlatformName => platform;
}
