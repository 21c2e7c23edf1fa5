using System;
using System.IO;
using System.Linq;
using System.Text;
using MlpGen.Storage;

namespace MlpGen.BuildTasks;

/// <summary>The files that the task writes for one item.</summary>
internal sealed class WeightsOutput(string directory, WeightsItem item)
{
    private const string ResourceKey = "resource ";

    // Files that another version of the task wrote are not up to date.
    private static readonly Guid s_version = typeof(WeightsOutput).Module.ModuleVersionId;

    /// <summary>Gets the path of the digest.</summary>
    public string Digest { get; } = Path.Combine(directory, item.Key + WeightsDigest.Extension);

    private string Stamp => Path.ChangeExtension(Digest, ".stamp");

    /// <summary>
    /// Returns the path of the parameters if the files are those of the item, otherwise null. A stamp tells, and not the order of the times,
    /// because an older file may replace a newer one.
    /// </summary>
    public string? Find()
    {
        if (!File.Exists(Stamp) || !File.Exists(Digest) || File.ReadAllText(Stamp) != CurrentStamp())
            return null;
        string? resource = File.ReadLines(Digest).FirstOrDefault(line => line.StartsWith(ResourceKey, StringComparison.Ordinal));
        return resource is not null && Parameters(resource.Substring(ResourceKey.Length)) is var path && File.Exists(path) ? path : null;
    }

    /// <summary>Writes the files, unless they exist with this content, so that what depends on them is not built again.</summary>
    /// <returns>The path of the parameters: floats in canonical order, the lowest byte first. Its name is that of the resource.</returns>
    public string Write(WeightsContent content)
    {
        // The stamp is the last file that is written and the first that is deleted. A build that was killed leaves none.
        string stamp = CurrentStamp(), digest = WeightsDigest.Create(item, content), path = Parameters(WeightsDigest.Resource(content.Hash));
        File.Delete(Stamp);
        if (!File.Exists(Digest) || !File.Exists(path) || File.ReadAllText(Digest) != digest)
        {
            File.Delete(Digest);
            using (FileStream file = File.Create(path))
                LittleEndian.Write(file, content.Parameters);
            File.WriteAllText(Digest, digest);
        }

        File.WriteAllText(Stamp, stamp);
        return path;
    }

    /// <summary>Writes only a digest, for an IDE that goes on without the parameters.</summary>
    public void WriteDamaged(string problem)
    {
        File.Delete(Stamp);
        File.WriteAllText(Digest, WeightsDigest.CreateDamaged(item, problem));
    }

    private string Parameters(string resource) => Path.Combine(directory, resource + ".bin");

    private string CurrentStamp()
    {
        FileInfo file = new(item.File);
        StringBuilder text = new();
        text.Append($"{s_version}\n{item.File}\n{item.Link}\n{string.Join(";", item.Layers)}\n");
        return text.Append($"{file.Length}\n{file.LastWriteTimeUtc.Ticks}\n").ToString();
    }
}
