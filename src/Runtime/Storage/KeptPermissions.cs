using System;
using System.IO;

namespace MlpGen.Storage;

/// <summary>The Unix permissions of a file that is replaced. The new file gets them.</summary>
internal readonly struct KeptPermissions
{
    // Null on Windows, and if there is no file whose mode could be kept.
    private readonly UnixFileMode? _mode;

    private KeptPermissions(UnixFileMode? mode) => _mode = mode;

    /// <summary>Returns the permissions of the file to replace.</summary>
    public static KeptPermissions Of(string target) =>
        new(OperatingSystem.IsWindows() || !File.Exists(target) ? null : File.GetUnixFileMode(target));

    /// <summary>
    /// Creates the new file. Other users must not get more access than to the old file. The owner always gets read and write access,
    /// because the temporary file of a killed save must be opened to be deleted.
    /// </summary>
    public FileStream CreateFile(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && _mode is { } kept)
            options.UnixCreateMode = kept | UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Gives the complete file exactly the permissions of the old one.</summary>
    public void ApplyTo(FileStream file)
    {
        // Not every file system supports setting modes.
        if (!OperatingSystem.IsWindows() && _mode is { } kept && File.GetUnixFileMode(file.SafeFileHandle) != kept)
            File.SetUnixFileMode(file.SafeFileHandle, kept);
    }
}
