using System;
using System.ComponentModel;
using System.IO;
using MlpGen.Storage;

namespace MlpGen.CompilerServices;

/// <summary>
/// A file that is written beside the one whose place it takes once it is whole: that one is there whole or not at all, also when the
/// program is killed.
/// </summary>
/// <remarks>
/// A link stays, and the file that it leads to is replaced. What the old file allowed to whom, by its mode on Unix, the new one does. A
/// program that is killed meanwhile leaves the file beside; a later save of the same path deletes it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PendingFile : IDisposable
{
    private readonly string _path;
    private readonly string _target;
    private readonly string _temporary;
    private readonly UnixFileMode? _mode;
    private readonly FileStream _file;
    private bool _isOver;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file whose place it takes; its directory must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or ends in no name of a file.</exception>
    /// <exception cref="IOException">There is a directory, a pipe or a device, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file does not allow it.</exception>
    public PendingFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetFileName(path).Length == 0)
        {
            throw new ArgumentException(
                $"{path} ends in no name of a file. Add one, as in {Path.Combine(path, "network.safetensors")}.", nameof(path));
        }

        _path = path;
        try
        {
            _target = Target(path);
            TemporaryFiles temporaries = new(_target);
            // First, so that what was left takes no room that is needed now.
            temporaries.DeleteAbandoned();
            _temporary = temporaries.NewPath();
            _mode = OldMode(_target);
            _file = new FileStream(_temporary, Options(_mode));
        }
        catch (Exception error) when (FileErrors.Named(error, path) is { } named)
        {
            throw named;
        }
    }

    /// <summary>Where its content is written.</summary>
    public Stream Content => _file;

    /// <summary>Waits until the content is on the disk, and puts it in the old file's place.</summary>
    /// <exception cref="IOException">The file cannot be written. An existing one is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file does not allow it. The same holds.</exception>
    public void Commit()
    {
        try
        {
            _file.Flush(flushToDisk: true);
            SetMode(_file, _mode);
            _file.Dispose();
            File.Move(_temporary, _target, overwrite: true);
            _isOver = true;
        }
        catch (Exception error) when (FileErrors.Named(error, _path) is { } named)
        {
            throw named;
        }
    }

    /// <summary>Deletes what did not become the file.</summary>
    public void Dispose()
    {
        if (_isOver)
            return;
        _isOver = true;
        try
        {
            _file.Dispose();
        }
        catch (Exception error) when (FileErrors.IsRefusal(error))
        {
            // What is left in buffers need not be written: it is deleted.
        }

        TemporaryFiles.TryDelete(_temporary);
    }

    /// <summary>The file that a path means, at the end of all links.</summary>
    private static string Target(string path)
    {
        FileInfo file = new(path);
        string target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (Directory.Exists(target))
            throw new IOException("it is a directory. Name a file in it.");
        if (SpecialFile.Exists(target))
            throw new IOException("it is a pipe, a socket or a device. Name a file, or save to a stream that is open on it.");
        return target;
    }

    // Null where there is none to keep.
    private static UnixFileMode? OldMode(string target) =>
        OperatingSystem.IsWindows() || !File.Exists(target) ? null : File.GetUnixFileMode(target);

    // Nobody but the owner may do more with it than with the old file. The owner may: what a killed save leaves must be opened to be
    // deleted.
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
