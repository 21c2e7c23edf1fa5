using System;
using System.IO;

namespace MlpGen;

/// <summary>Files that are there whole or not at all, also when the program is killed or the power fails while one is written.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file beside the old one, waits until it is on the disk, and puts it in the old one's place.</summary>
    /// <remarks>A program that is killed meanwhile leaves the file beside; a later save of the same path deletes it.</remarks>
    /// <param name="path">The file; its directory must exist.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="IOException">The file cannot be written. No file is left behind, and an existing one is as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        TemporaryFiles temporaries = new(target);
        // First, so that what was left takes no room that is needed now.
        temporaries.DeleteAbandoned();
        string temporary = temporaries.NewPath();
        FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            using (file)
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
