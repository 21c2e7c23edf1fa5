using System;
using System.ComponentModel;
using System.IO;
using MlpGen.Storage;

namespace MlpGen.CompilerServices;

/// <summary>
/// A temporary file that replaces its target once it is complete. The target is always either the old or the new file, even if the program
/// is killed.
/// </summary>
/// <remarks>
/// If the path is a link, the link stays, and the file to which it leads is replaced. On Unix, the new file gets the permissions of the old
/// one. netstandard2.1 knows neither links nor permissions: there, the new file replaces the link and gets ordinary permissions. If the
/// program is killed, the temporary file is left behind. A later save to the same path deletes it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PendingFile : IDisposable
{
    private readonly string _path;
    private readonly string _target;
    private readonly string _temporary;
    private readonly KeptPermissions _permissions;
    private readonly FileStream _file;
    private bool _isOver;

    /// <summary>Creates the temporary file.</summary>
    /// <param name="path">The path of the file to replace. Its directory must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or does not end in a file name.</exception>
    /// <exception cref="IOException">The path is a directory, a pipe or a device, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the directory or the file is denied.</exception>
    public PendingFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetFileName(path).Length == 0)
        {
            throw new ArgumentException(
                $"{path} does not end in a file name. Add one, as in {Path.Combine(path, "network.safetensors")}.", nameof(path));
        }

        _path = path;
        try
        {
            _target = Target(path);
            TemporaryFiles temporaries = new(_target);
            // Before the new file is created, so that abandoned files free their disk space first.
            temporaries.DeleteAbandoned();
            _temporary = temporaries.NewPath();
            _permissions = KeptPermissions.Of(_target);
            _file = _permissions.CreateFile(_temporary);
        }
        catch (Exception error) when (FileErrors.Named(error, path) is { } named)
        {
            throw named;
        }
    }

    /// <summary>Gets the stream to which the content is written.</summary>
    public Stream Content => _file;

    /// <summary>Waits until the content is on the disk, then replaces the old file.</summary>
    /// <exception cref="IOException">The file cannot be written. An existing file is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// Access to the directory or the file is denied. An existing file is unchanged.
    /// </exception>
    public void Commit()
    {
        try
        {
            _file.Flush(flushToDisk: true);
            _permissions.ApplyTo(_file);
            _file.Dispose();
            File.Move(_temporary, _target, overwrite: true);
            _isOver = true;
        }
        catch (Exception error) when (FileErrors.Named(error, _path) is { } named)
        {
            throw named;
        }
    }

    /// <summary>Deletes the temporary file if it has not replaced its target.</summary>
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
            // The file is deleted, so a failure to flush its buffers does not matter.
        }

        TemporaryFiles.TryDelete(_temporary);
    }

    /// <summary>Returns the file to which a path leads after all links are resolved.</summary>
    private static string Target(string path)
    {
        FileInfo file = new(path);
        string target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (Directory.Exists(target))
            throw new IOException("it is a directory. Pass the path of a file.");
        if (SpecialFile.Exists(target))
            throw new IOException("it is a pipe, a socket or a device. Pass the path of a file, or open a stream and save to it.");
        return target;
    }
}
