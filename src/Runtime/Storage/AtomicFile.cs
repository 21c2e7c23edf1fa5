using System;
using System.IO;

namespace MlpGen;

/// <summary>Files that are there whole or not at all, also when the program is killed or the power fails while one is written.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file beside the old one, waits until it is on the disk, and puts it in the old one's place.</summary>
    /// <remarks>
    /// A link stays, and the file that it leads to is replaced. What the old file allowed to whom, by its mode on Unix, the new one does. A program that is
    /// killed meanwhile leaves the file beside; a later save of the same path deletes it.
    /// </remarks>
    /// <param name="path">The file; its directory must exist.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> ends in no name of a file.</exception>
    /// <exception cref="IOException">The file cannot be written. No file is left behind, and an existing one is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file does not allow it. The same holds.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (Path.GetFileName(path).Length == 0)
            throw new ArgumentException($"{path} ends in no name of a file. Add one, as in {Path.Combine(path, "network.safetensors")}.", nameof(path));
        try
        {
            Replace(Target(path), write);
        }
        catch (Exception error) when (FileErrors.Named(error, path) is { } named)
        {
            throw named;
        }
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

    /// <summary>The file that a path means, at the end of all links.</summary>
    private static string Target(string path)
    {
        FileInfo file = new(path);
        string target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        return Directory.Exists(target) ? throw new IOException("it is a directory. Name a file in it.") : target;
    }

    private static void Replace(string target, Action<Stream> write)
    {
        TemporaryFiles temporaries = new(target);
        // First, so that what was left takes no room that is needed now.
        temporaries.DeleteAbandoned();
        string temporary = temporaries.NewPath();
        UnixFileMode? mode = Mode(target);
        FileStream file = new(temporary, Options(mode));
        try
        {
            using (file)
            {
                write(file);
                file.Flush(flushToDisk: true);
                SetMode(file, mode);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            TemporaryFiles.TryDelete(temporary);
            throw;
        }
    }

    // Null where there is none to keep.
    private static UnixFileMode? Mode(string target) => OperatingSystem.IsWindows() || !File.Exists(target) ? null : File.GetUnixFileMode(target);

    // Nobody but the owner may do more with it than with the old file. The owner may: what a killed save leaves must be opened to be deleted.
    private static FileStreamOptions Options(UnixFileMode? mode)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && mode is { } kept)
            options.UnixCreateMode = kept | UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static void SetMode(FileStream file, UnixFileMode? mode)
    {
        // Not every file system has modes to set.
        if (!OperatingSystem.IsWindows() && mode is { } kept && File.GetUnixFileMode(file.SafeFileHandle) != kept)
            File.SetUnixFileMode(file.SafeFileHandle, kept);
    }
}
