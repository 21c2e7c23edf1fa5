using System;
using System.IO;
using System.Text;
using MlpGen.Storage;

namespace MlpGen.BuildTasks;

/// <summary>The files that the task writes for one item.</summary>
internal sealed class WeightsOutput(string directory, WeightsItem item)
{
    // Files that another version of the task wrote are not up to date.
    private static readonly Guid s_version = typeof(WeightsOutput).Module.ModuleVersionId;

    private readonly string _path = Path.Combine(directory, item.Key);

    /// <summary>Gets the path of the digest.</summary>
    public string Digest => _path + WeightsDigest.Extension;

    /// <summary>Gets the path of the parameters: floats in canonical order, the lowest byte first.</summary>
    public string Parameters => _path + ".bin";

    private string Stamp => _path + ".stamp";

    /// <summary>
    /// True if the files are those of the item. A stamp tells, and not the order of the times, because an older file may replace a newer
    /// one.
    /// </summary>
    public bool IsUpToDate() =>
        File.Exists(Stamp) && File.Exists(Digest) && File.Exists(Parameters) && File.ReadAllText(Stamp) == CurrentStamp();

    /// <summary>Returns the name of the resource from the digest, which must be up to date.</summary>
    public string ReadResource()
    {
        const string key = "resource ";
        foreach (string line in File.ReadLines(Digest))
        {
            if (line.StartsWith(key, StringComparison.Ordinal))
                return line.Substring(key.Length);
        }

        throw new InvalidDataException($"{Digest} is damaged. Delete it.");
    }

    /// <summary>Writes the files, unless they exist with this content, so that what depends on them is not built again.</summary>
    public void Write(string digest, float[] parameters)
    {
        // The stamp is the last file that is written and the first that is deleted. A build that was killed leaves none.
        string stamp = CurrentStamp();
        File.Delete(Stamp);
        if (!File.Exists(Digest) || !File.Exists(Parameters) || File.ReadAllText(Digest) != digest)
        {
            File.Delete(Digest);
            using (FileStream file = File.Create(Parameters))
                LittleEndian.Write(file, parameters);
            File.WriteAllText(Digest, digest);
        }

        File.WriteAllText(Stamp, stamp);
    }

    /// <summary>Writes only a digest, for an IDE that goes on without the parameters.</summary>
    public void WriteDamaged(string digest)
    {
        File.Delete(Stamp);
        File.Delete(Parameters);
        File.WriteAllText(Digest, digest);
    }

    private string CurrentStamp()
    {
        FileInfo file = new(item.File);
        StringBuilder text = new();
        text.Append($"{s_version}\n{item.File}\n{item.Link}\n{string.Join(";", item.Layers)}\n");
        return text.Append($"{file.Length}\n{file.LastWriteTimeUtc.Ticks}\n").ToString();
    }
}
