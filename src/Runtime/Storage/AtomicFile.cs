using System;
using System.IO;
using MlpGen.CompilerServices;

namespace MlpGen.Storage;

/// <summary>Files that are there whole or not at all, also when the program is killed or the power fails while one is written.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a file beside the old one, waits until it is on the disk, and puts it in the old one's place; see <see cref="PendingFile"/>.
    /// </summary>
    /// <param name="path">The file; its directory must exist.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> ends in no name of a file.</exception>
    /// <exception cref="IOException">The file cannot be written. No file is left behind, and an existing one is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file does not allow it. The same holds.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using PendingFile file = new(path);
        try
        {
            write(file.Content);
        }
        catch (Exception error) when (FileErrors.Named(error, path) is { } named)
        {
            throw named;
        }

        file.Commit();
    }

    /// <summary>Reads a file, which others may meanwhile replace by a newer one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads its content.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">What <paramref name="read"/> throws, with the path before its message.</exception>
    public static T Read<T>(string path, Func<Stream, T> read)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return read(file);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <inheritdoc cref="Read{T}(string, Func{Stream, T})"/>
    public static void Read(string path, Action<Stream> read) => Read(path, stream =>
    {
        read(stream);
        return 0;
    });
}
