using System;
using System.IO;

namespace Playground.Code;

/// <summary>Finds declarations in the sources of this assembly, so that the page shows the code that it runs.</summary>
internal static class Excerpt
{
    private static readonly Lazy<string> _networks = new(() => Read("Networks.cs")), _shapes = new(() => Read("Shapes.cs"));

    /// <summary>The attributes and the declaration of a network, under another name.</summary>
    public static string Declaration(string className, string name)
    {
        string end = $"internal sealed partial class {className};";
        int last = _networks.Value.IndexOf(end, StringComparison.Ordinal);
        int first = _networks.Value.LastIndexOf("\n\n", last, StringComparison.Ordinal) + 2;
        string attributes = _networks.Value[first..last].Replace(", Populations = false", "", StringComparison.Ordinal);
        return $"{attributes}partial class {name};";
    }

    /// <summary>A method of the shapes, as a local function.</summary>
    public static string Shape(string method)
    {
        int first = _shapes.Value.IndexOf($"static (float X, float Y) {method}(", StringComparison.Ordinal);
        int last = _shapes.Value.IndexOf("\n    }", first, StringComparison.Ordinal) + "\n    }".Length;
        return _shapes.Value[first..last].Replace("\n    ", "\n", StringComparison.Ordinal);
    }

    private static string Read(string name)
    {
        using Stream stream = typeof(Excerpt).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
