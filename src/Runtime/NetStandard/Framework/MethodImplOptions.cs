using Newer = System.Runtime.CompilerServices.MethodImplOptions;

namespace MlpGen;

/// <summary>
/// The options of methods, with the one that netstandard2.1 does not name. Sources in the namespaces of MlpGen find this class before the
/// enum of the platform.
/// </summary>
internal static class MethodImplOptions
{
    /// <summary>Asks to inline a method wherever it is called.</summary>
    public const Newer AggressiveInlining = Newer.AggressiveInlining;

    /// <summary>Keeps a method out of its callers.</summary>
    public const Newer NoInlining = Newer.NoInlining;

    /// <summary>Asks to optimize a method at its first call. Runtimes that do not know the bit ignore it.</summary>
    public const Newer AggressiveOptimization = (Newer)512;
}
