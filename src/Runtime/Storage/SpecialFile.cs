using System;
using System.Formats.Tar;
using System.IO;

namespace MlpGen.Storage;

/// <summary>
/// Detects pipes, sockets and devices, which have paths like files. Replacing one with a file would cut off its readers.
/// </summary>
internal static class SpecialFile
{
    /// <summary>True if the path is a pipe, a socket or a device.</summary>
    /// <param name="path">The path. It must not be a link.</param>
    public static bool Exists(string path)
    {
        // On Windows such names are separate, and a browser has none. None of them has a length, so most files need no further check.
        FileInfo file = new(path);
        if (OperatingSystem.IsWindows() || OperatingSystem.IsBrowser() || !file.Exists || file.Length > 0)
            return false;
        try
        {
            // The framework reveals the type of a file only in archives. It opens only regular files for that, and this one is empty.
            using MemoryStream archive = new();
            using (TarWriter writer = new(archive, leaveOpen: true))
                writer.WriteEntry(path, "file");
            archive.Position = 0;
            using TarReader reader = new(archive);
            return reader.GetNextEntry() is not { EntryType: TarEntryType.RegularFile };
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            // The path is a socket, which an archive cannot contain.
            return true;
        }
    }
}
