using System.IO;
using System.Linq;

namespace MlpGen.Generator.Tests.Harness;

/// <summary>The code in the documents of the repository.</summary>
internal static class CodeBlocks
{
    /// <summary>Returns the C# blocks of a document, in order.</summary>
    /// <param name="path">The path of the document, part by part.</param>
    public static string[] Of(params string[] path) => In("csharp", path);

    /// <summary>Returns the blocks of a document that are in a language, in order.</summary>
    public static string[] In(string language, params string[] path) =>
        [.. File.ReadAllText(RepositoryFiles.Path(path)).Split($"```{language}\n").Skip(1).Select(block => block.Split("```")[0])];
}
