using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace MlpGen.Tool.Compiler;

/// <summary>The assemblies that networks are compiled against: those of the runtime that the tool runs on, and MlpGen.</summary>
internal static class PlatformReferences
{
    /// <summary>Gets all references.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. Platform().Append(typeof(INetwork).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> Platform()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder && Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
    }
}
