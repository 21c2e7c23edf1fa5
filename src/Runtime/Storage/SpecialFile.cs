using System;
using System.Formats.Tar;
using System.IO;

namespace MlpGen.Storage;

/// <summary>
/// Pipes, sockets and devices, which have names among files. A file that takes their place would cut off whoever reads them.
/// </summary>
internal static class SpecialFile
{
    /// <summary>True if there is one.</summary>
    /// <param name="path">No link.</param>
    public static bool Exists(string path)
    {
        // Windows keeps such names apart, and a browser has none. None of these has a length, so that most files need no second look.
        FileInfo file = new(path);
        if (OperatingSystem.IsWindows() || OperatingSystem.IsBrowser() || !file.Exists || file.Length > 0)
            return false;
        try
        {
            // The framework tells the type of a file to archives alone. It opens none but regular files, and this one is empty.
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
            // A socket, which no archive takes.
            return true;
        }
    }
}
