using System;
using System.IO;
using MlpGen.CompilerServices;

namespace MlpGen.Storage;

/// <summary>
/// Reads and writes files that are either complete or absent, even if the program is killed or the power fails during a write.
/// </summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a temporary file, waits until it is on the disk, and replaces the old file with it. See <see cref="PendingFile"/>.
    /// </summary>
    /// <param name="path">The path of the file. Its directory must exist.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> does not end in a file name.</exception>
    /// <exception cref="IOException">
    /// The file cannot be written. No temporary file is left behind, and an existing file is unchanged.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">
    /// Access to the directory or the file is denied. An existing file is unchanged.
    /// </exception>
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

    /// <summary>Reads a file, which can be replaced by a newer one in the meantime.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="read">Reads the content.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException"><paramref name="read"/> throws it. The path is added before its message.</exception>
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
