using System;
using System.IO;
using System.Linq;
using MlpGen.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

/// <summary>
/// Paths that are accepted, the properties of an old file that a save keeps, and the messages if a file cannot be written.
/// </summary>
public sealed class FilePathTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mlpgen-");

    private string Target => Path.Combine(_directory.FullName, "network.safetensors");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Links_stay_and_lead_to_the_new_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows requires privileges to create links.");
            return;
        }

        string link = Path.Combine(_directory.FullName, "latest"), second = Path.Combine(_directory.FullName, "best");
        File.CreateSymbolicLink(link, "network.safetensors");
        File.CreateSymbolicLink(second, link);

        // The target of a link may not exist yet.
        NetworkFile.Save(FakeNetwork.Small(), link);
        Assert.Equal(FakeNetwork.Small().Saved(), File.ReadAllBytes(Target));
        NetworkFile.Save(FakeNetwork.Other(), second);
        Assert.Equal(FakeNetwork.Other().Saved(), File.ReadAllBytes(Target));
        Assert.Equal("network.safetensors", new FileInfo(link).LinkTarget);
        Assert.Equal(link, new FileInfo(second).LinkTarget);
        Assert.Equal(["best", "latest", "network.safetensors"], _directory.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.UserRead)]
    public void The_mode_of_a_file_stays(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        NetworkFile.Save(FakeNetwork.Small(), Target);
        File.SetUnixFileMode(Target, mode);
        UnixFileMode meanwhile = default;
        AtomicFile.Write(Target, stream =>
        {
            if (!OperatingSystem.IsWindows())
                meanwhile = File.GetUnixFileMode(((FileStream)stream).SafeFileHandle);
            stream.WriteByte(7);
        });
        Assert.Equal(mode, File.GetUnixFileMode(Target));

        // Other users never get more access. The owner gets access, or nobody could open or delete a file left by a killed save.
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Owner, meanwhile & Owner);
        Assert.Equal(UnixFileMode.None, meanwhile & ~(mode | Owner));
        Assert.Equal([7], File.ReadAllBytes(Target));
    }

    [Fact]
    public void A_directory_is_refused_before_anything_is_written()
    {
        IOException error = Assert.Throws<IOException>(() => AtomicFile.Write(_directory.FullName, _ => Assert.Fail("The file was written.")));
        Assert.Equal($"{_directory.FullName} cannot be written: it is a directory. Pass the path of a file.", error.Message);
        string slash = _directory.FullName + Path.DirectorySeparatorChar;
        Assert.Contains("does not end in a file name", Assert.Throws<ArgumentException>("path", () => NetworkFile.Save(FakeNetwork.Small(), slash)).Message, StringComparison.Ordinal);
        Assert.Empty(_directory.GetFileSystemInfos());
    }

    [Fact]
    public void Errors_name_the_file()
    {
        string missing = Path.Combine(_directory.FullName, "missing", "network.safetensors");
        string message = Assert.Throws<DirectoryNotFoundException>(() => NetworkFile.Save(FakeNetwork.Small(), missing)).Message;
        Assert.Equal($"{missing} cannot be written: its directory does not exist. Create it first.", message);

        // The error that a full disk reports.
        IOException full = Assert.Throws<IOException>(() => AtomicFile.Write(Target, _ => throw new IOException("No space left on device : 'x.tmp'", 28)));
        Assert.StartsWith($"{Target} cannot be written: No space left on device", full.Message, StringComparison.Ordinal);
        Assert.Equal(28, full.HResult);
        UnauthorizedAccessException denied = Assert.Throws<UnauthorizedAccessException>(() => AtomicFile.Write(Target, _ => throw new UnauthorizedAccessException("No.")));
        Assert.StartsWith(Target, denied.Message, StringComparison.Ordinal);
        Assert.Empty(_directory.GetFileSystemInfos());
    }

    [Fact]
    public void A_file_that_cannot_be_deleted_does_not_hide_why()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows does not delete a directory that contains an open file.");
            return;
        }

        string target = Path.Combine(_directory.CreateSubdirectory("gone").FullName, "network.safetensors");
        Assert.Throws<NotSupportedException>(() => AtomicFile.Write(target, _ =>
        {
            Directory.Delete(Path.GetDirectoryName(target)!, recursive: true);
            throw new NotSupportedException();
        }));
    }
}
