using System;
using System.IO;

namespace MlpGen;

/// <summary>The members of streams and files that newer frameworks have.</summary>
internal static class FileExtensions
{
    extension(File)
    {
        /// <summary>
        /// Renames a file, and replaces the file that has the new name. On Windows, the replaced file passes its attributes and access
        /// rights on.
        /// </summary>
        public static void Move(string source, string destination, bool overwrite)
        {
            if (overwrite && File.Exists(destination))
                File.Replace(source, destination, destinationBackupFileName: null);
            else
                File.Move(source, destination);
        }
    }

    extension(FileInfo file)
    {
        /// <summary>
        /// Gets null. This platform does not tell links from files, so a link is replaced instead of the file to which it leads.
        /// </summary>
        public string? LinkTarget => null;

        /// <summary>Returns the file itself, as if it were no link.</summary>
        public FileSystemInfo? ResolveLinkTarget(bool returnFinalTarget) => file;
    }

    /// <summary>Reads until a number of bytes is there, or the stream ends.</summary>
    /// <returns>The number of bytes.</returns>
    public static int ReadAtLeast(this Stream stream, Span<byte> buffer, int minimumBytes, bool throwOnEndOfStream = true)
    {
        int total = 0;
        while (total < minimumBytes)
        {
            int read = stream.Read(buffer[total..]);
            if (read == 0)
                return throwOnEndOfStream ? throw new EndOfStreamException("The stream ends before the data does.") : total;
            total += read;
        }

        return total;
    }
}
