using System;
using System.IO;

namespace MlpGen.Storage;

/// <summary>
/// The temporary files that replace a target file when they are complete. They are in the same directory, so that a rename stays on one
/// volume and is atomic.
/// </summary>
/// <remarks>
/// They are named <c>.mlpgen-HASH-ID.tmp</c>. The hash is that of the name of the target, so that the files of other targets are left
/// alone. The name itself plus a suffix could be too long. The ID is different each time, so that concurrent saves do not write to the same
/// file.
/// </remarks>
internal readonly struct TemporaryFiles
{
    private const string Suffix = ".tmp";
    private const int IdLength = 32;

    // Between the last write and the rename there is only the flush to the disk, during which the file is locked, and then an instant.
    private static readonly TimeSpan s_youth = TimeSpan.FromSeconds(10);
    private readonly string _directory;
    private readonly string _prefix;

    /// <summary>Creates the set of temporary files of a target.</summary>
    /// <param name="target">The full path of the target.</param>
    public TemporaryFiles(string target)
    {
        _directory = Path.GetDirectoryName(target) ?? target;
        _prefix = $".mlpgen-{Hash(Path.GetFileName(target)):X16}-";
    }

    /// <summary>
    /// The 64-bit FNV-1a hash of a name (Fowler, Noll and Vo, http://www.isthe.com/chongo/tech/comp/fnv/), over characters instead of
    /// bytes.
    /// </summary>
    /// <remarks>Cryptographic hashes need OpenSSL on Linux. A process that cannot load it is aborted.</remarks>
    private static ulong Hash(string name)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char character in name)
            hash = unchecked((hash ^ character) * 0x100000001B3);
        return hash;
    }

    /// <summary>Returns a path that no other save uses.</summary>
    public string NewPath() => Path.Combine(_directory, $"{_prefix}{Guid.NewGuid():N}{Suffix}");

    /// <summary>Deletes files that are no longer being written. Ignores errors, because they do not prevent the save.</summary>
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

    /// <summary>Deletes a file that has not replaced its target. Ignores errors, which do not concern the caller.</summary>
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
            // A program that is still writing the file has locked it, so opening it fails.
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (FileErrors.IsRefusal(error))
        {
        }
    }
}
