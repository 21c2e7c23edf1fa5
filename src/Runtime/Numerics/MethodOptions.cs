using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MlpGen.CompilerServices;

/// <summary>Options of methods, including one that netstandard2.1 has no name for. Runtimes that do not know it ignore it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MethodOptions
{
    /// <summary>Optimizes a method from the first call, as <c>MethodImplOptions.AggressiveOptimization</c>.</summary>
    public const MethodImplOptions AggressiveOptimization = (MethodImplOptions)512;

    /// <summary>
    /// Optimizes a method from the first call. It also prevents inlining, because a caller that inlines too much would leave small calls
    /// in the middle of a loop.
    /// </summary>
    public const MethodImplOptions Kernel = MethodImplOptions.NoInlining | AggressiveOptimization;
}
