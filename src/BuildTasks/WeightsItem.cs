using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;

namespace MlpGen.BuildTasks;

/// <summary>An <c>MlpWeights</c> item.</summary>
internal sealed class WeightsItem
{
    private const int KeyDigits = 8;

    private WeightsItem(string file, string path, string? link, string[] layers) => (File, Path, Link, Layers) = (file, path, link, layers);

    /// <summary>Gets the full path of the file.</summary>
    public string File { get; }

    /// <summary>Gets the path relative to the project, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>Gets the path that the project gives to a file outside its directory, with forward slashes, or null.</summary>
    public string? Link { get; }

    /// <summary>Gets the names of the layers in the file. Empty to find them.</summary>
    public string[] Layers { get; }

    /// <summary>Gets a file name that is unique among the items of a project.</summary>
    public string Key
    {
        get
        {
            using SHA256 hash = SHA256.Create();
            string[] digits = [.. hash.ComputeHash(Encoding.UTF8.GetBytes(Path)).Take(KeyDigits / 2).Select(value => $"{value:x2}")];
            string name = System.IO.Path.GetFileNameWithoutExtension(File);
            return $"{new string([.. name.Select(letter => IsPlain(letter) ? letter : '_')])}-{string.Concat(digits)}";
        }
    }

    /// <summary>Reads an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="project">The full path of the project's directory.</param>
    /// <exception cref="ArgumentException">The path or the names of the layers are not valid.</exception>
    public static WeightsItem Read(ITaskItem item, string project)
    {
        string file = System.IO.Path.GetFullPath(System.IO.Path.Combine(project, item.ItemSpec));
        string path = Relative(System.IO.Path.GetFullPath(project), file);
        string link = item.GetMetadata("Link").Trim().Replace('\\', '/');
        if (path.Concat(link).Any(char.IsControl))
            throw new ArgumentException("The path of a weights file must not contain control characters.");
        string[] layers = [.. item.GetMetadata("TensorNames").Split(';').Select(name => name.Trim()).Where(name => name.Length > 0)];
        return new WeightsItem(file, path, link.Length > 0 ? link : null, layers);
    }

    // Path.GetRelativePath does not exist in netstandard2.0.
    private static string Relative(string directory, string file)
    {
        bool isWindows = System.IO.Path.DirectorySeparatorChar == '\\';
        StringComparison comparison = isWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        string[] from = Parts(directory), to = Parts(file);
        int common = 0;
        while (common < from.Length && common < to.Length - 1 && string.Equals(from[common], to[common], comparison))
            common++;
        return common == 0
            ? string.Join("/", to)
            : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    private static string[] Parts(string path) => path
        .TrimEnd(System.IO.Path.DirectorySeparatorChar)
        .Split(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar);

    private static bool IsPlain(char letter) => letter < 128 && (char.IsLetterOrDigit(letter) || letter is '-' or '.' or '_');
}
