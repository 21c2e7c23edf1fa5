using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace MlpGen.Storage;

/// <summary>The files that become one file when they are whole: beside it, so that a rename stays on one volume and is one step.</summary>
/// <remarks>
/// They are called <c>.mlpgen-HASH-ID.tmp</c>. The hash is that of the file's name, so that those of another are left alone; the name
/// itself could be too long with more beside it. The ID is another each time, so that two who save at once do not write into one file.
/// </remarks>
internal readonly struct TemporaryFiles
{
    private const string Suffix = ".tmp";
    private const int IdLength = 32;

    // From the last write to the rename there is only the wait for the disk, in which nobody else can open the file, and then an instant.
    private static readonly TimeSpan s_youth = TimeSpan.FromSeconds(10);
    private readonly string _directory;
    private readonly string _prefix;

    /// <summary>Those of a file.</summary>
    /// <param name="target">Its full path.</param>
    public TemporaryFiles(string target)
    {
        _directory = Path.GetDirectoryName(target) ?? target;
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(target)));
        _prefix = $".mlpgen-{Convert.ToHexString(hash, 0, 8)}-";
    }

    /// <summary>A path that no other save has.</summary>
    public string NewPath() => Path.Combine(_directory, $"{_prefix}{Guid.NewGuid():N}{Suffix}");

    /// <summary>Deletes those that nobody writes any more. What cannot be deleted stays: that is no reason not to save.</summary>
    public void DeleteAbandoned()
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(_directory, $"{_prefix}*{Suffix}"))
                DeleteIfAbandoned(path);
        }
        catch (Exception error) when (FileErrors.IsRefusal(error))
        {
        }
    }

    /// <summary>Deletes one that did not become the file. That it may not be deleted is not what its owner has to know.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (FileErrors.IsRefusal(error))
        {
        }
    }

    private void DeleteIfAbandoned(string path)
    {
        bool isOurs = Path.GetFileName(path).Length == _prefix.Length + IdLength + Suffix.Length;
        if (!isOurs || DateTime.UtcNow - File.GetLastWriteTimeUtc(path) < s_youth)
            return;
        try
        {
            // Whoever still writes it has it alone, and opening it fails.
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (FileErrors.IsRefusal(error))
        {
        }
    }
}
