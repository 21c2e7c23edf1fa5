using System.Text;

namespace MlpGen.BuildTasks;

/// <summary>
/// Writes what the generator needs to know of a weights file, because a generator must not read files. One fact per line: a key, a space,
/// and the value. <c>WeightsDigestReader</c> of the generator reads it.
/// </summary>
internal static class WeightsDigest
{
    /// <summary>The extension by which the generator recognizes the text.</summary>
    public const string Extension = ".mlpweights";

    private const string FirstLine = "mlpgen-weights 1";

    /// <summary>Returns the name of the resource with the parameters. Equal files have equal names.</summary>
    public static string Resource(string hash) => $"MlpGen.Weights.{hash}";

    /// <summary>Returns the digest of a file.</summary>
    public static string Create(WeightsItem item, WeightsContent content)
    {
        StringBuilder text = new();
        text.Append(FirstLine).Append('\n');
        Line("path", item.Path);
        Line("link", item.Link);
        Line("sha256", content.Hash);
        Line("resource", Resource(content.Hash));
        foreach (WeightsLayer layer in content.Layers)
            Line("layer", $"{layer.Inputs} {layer.Outputs} {layer.Type} {Escaped(layer.Name)}");
        Line("activations", content.Activations is { } activations ? string.Join(" ", activations) : null);
        Line("transform", content.TransformedRows);
        Line("not-finite", content.FirstNotFinite is { } first ? $"{content.NotFinite} {first}" : null);
        return text.ToString();

        void Line(string key, string? value)
        {
            if (value is not null)
                text.Append(key).Append(' ').Append(value).Append('\n');
        }
    }

    /// <summary>Returns the digest of a file that cannot be read.</summary>
    public static string CreateDamaged(WeightsItem item, string problem)
    {
        string link = item.Link is null ? "" : $"link {item.Link}\n";
        return $"{FirstLine}\npath {item.Path}\n{link}damaged {Escaped(problem)}\n";
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\").Replace("\r", "\\r").Replace("\n", "\\n");
}
