using System;
using System.IO;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

public sealed class FilesOnDiskTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mlpgen-");

    private string Target => Path.Combine(_directory.FullName, "network.safetensors");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_file_is_saved_and_loaded()
    {
        NetworkFile.Save(FakeNetwork.Small(), Target);
        FakeNetwork loaded = FakeNetwork.Other();
        NetworkFile.Load(loaded, Target);
        Assert.Equal(FakeNetwork.Small().Parameters, loaded.Parameters);
        Assert.Equal(FakeNetwork.Small().Saved(), File.ReadAllBytes(Target));
        AssertFiles("network.safetensors");
    }

    [Fact]
    public void An_existing_file_is_replaced()
    {
        File.WriteAllBytes(Target, new byte[10_000]);
        NetworkFile.Save(FakeNetwork.Small(), Target);
        Assert.Equal(FakeNetwork.Small().Saved(), File.ReadAllBytes(Target));
        AssertFiles("network.safetensors");
    }

    [Fact]
    public void A_name_without_directory_is_in_the_current_one()
    {
        string name = $"mlpgen-{Guid.NewGuid():N}.safetensors";
        try
        {
            NetworkFile.Save(FakeNetwork.Small(), name);
            Assert.True(File.Exists(Path.Combine(Environment.CurrentDirectory, name)));
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Fact]
    public void A_save_that_fails_while_writing_leaves_the_old_file_and_no_other()
    {
        NetworkFile.Save(FakeNetwork.Small(), Target);
        byte[] old = File.ReadAllBytes(Target);

        FakeNetwork broken = new([2, 1], [Activation.Sigmoid]) { IsBroken = true };
        Assert.Throws<NotSupportedException>(() => NetworkFile.Save(broken, Target));

        Assert.Equal(old, File.ReadAllBytes(Target));
        AssertFiles("network.safetensors");
    }

    [Fact]
    public void A_save_that_fails_while_renaming_leaves_no_file()
    {
        Directory.CreateDirectory(Target);
        Assert.ThrowsAny<SystemException>(() => NetworkFile.Save(FakeNetwork.Small(), Target));
        AssertFiles();
        Assert.True(Directory.Exists(Target));
    }

    [Fact]
    public void A_directory_that_does_not_exist_is_not_made()
    {
        string missing = Path.Combine(_directory.FullName, "missing", "network.safetensors");
        Assert.Throws<DirectoryNotFoundException>(() => NetworkFile.Save(FakeNetwork.Small(), missing));
        Assert.Throws<DirectoryNotFoundException>(() => NetworkFile.Load(FakeNetwork.Small(), missing));
        Assert.Throws<FileNotFoundException>(() => NetworkFile.Load(FakeNetwork.Small(), Target));
        AssertFiles();
    }

    [Fact]
    public void A_directory_that_may_not_be_written_keeps_its_file()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Windows does not protect directories by file mode, and the superuser may write everywhere.");
            return;
        }

        NetworkFile.Save(FakeNetwork.Small(), Target);
        File.SetUnixFileMode(_directory.FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Throws<UnauthorizedAccessException>(() => NetworkFile.Save(FakeNetwork.Other(), Target));
            Assert.Equal(FakeNetwork.Small().Saved(), File.ReadAllBytes(Target));
            AssertFiles("network.safetensors");
        }
        finally
        {
            File.SetUnixFileMode(_directory.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        File.WriteAllText(Target, "short");
        FakeNetwork network = FakeNetwork.Other();
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => NetworkFile.Load(network, Target));
        Assert.StartsWith(Target, error.Message, StringComparison.Ordinal);
        Assert.Contains("ends after 5 bytes", error.Message, StringComparison.Ordinal);
        Assert.All(network.Parameters, parameter => Assert.Equal(-7f, parameter));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(400)]
    public void A_stream_that_fails_changes_nothing(int after)
    {
        FakeNetwork network = FakeNetwork.Other();
        float[] before = network.Parameters;
        Assert.Throws<IOException>(() => NetworkFile.Load(network, new FailingStream(FakeNetwork.Small().Saved(), after)));
        Assert.Same(before, network.Parameters);
    }

    private void AssertFiles(params string[] names) =>
        Assert.Equal(names, _directory.GetFiles().Select(file => file.Name));

    private sealed class FailingStream(byte[] bytes, int after) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) =>
            Position + buffer.Length > after ? throw new IOException("The disk is gone.") : base.Read(buffer);
    }
}
