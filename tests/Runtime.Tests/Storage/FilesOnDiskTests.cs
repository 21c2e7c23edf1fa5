using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using MlpGen.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

public sealed class FilesOnDiskTests : IDisposable
{
    private static readonly TimeSpan s_old = TimeSpan.FromHours(1);
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
    public void What_a_killed_save_left_is_deleted_by_the_next()
    {
        Write(LeftBehind(Target), age: s_old);
        Write(LeftBehind(Target), age: s_old);
        NetworkFile.Save(FakeNetwork.Small(), Target);
        AssertFiles("network.safetensors");
    }

    [Fact]
    public void What_is_not_left_behind_or_not_by_this_file_stays()
    {
        string young = LeftBehind(Target), other = LeftBehind(Target + "2"), user = LeftBehind(Target) + ".tmp", beside = Target + ".tmp";
        Write(young, age: TimeSpan.Zero);
        foreach (string path in (string[])[other, user, beside])
            Write(path, age: s_old);
        NetworkFile.Save(FakeNetwork.Small(), Target);
        Assert.Equal(
            new[] { young, other, user, beside, Target }.Order(StringComparer.Ordinal),
            _directory.GetFiles().Select(file => file.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_another_still_writes_stays_however_old_it_is()
    {
        string written = LeftBehind(Target);
        using (FileStream writing = new(written, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            File.SetLastWriteTimeUtc(writing.SafeFileHandle, DateTime.UtcNow - s_old);
            NetworkFile.Save(FakeNetwork.Small(), Target);
            Assert.True(File.Exists(written));
            File.SetLastWriteTimeUtc(writing.SafeFileHandle, DateTime.UtcNow - s_old);
        }

        NetworkFile.Save(FakeNetwork.Small(), Target);
        AssertFiles("network.safetensors");
    }

    [Fact]
    public void What_cannot_be_deleted_does_not_hinder_a_save()
    {
        Directory.CreateDirectory(LeftBehind(Target));
        string readOnly = LeftBehind(Target);
        Write(readOnly, age: s_old);
        File.SetAttributes(readOnly, FileAttributes.ReadOnly);
        NetworkFile.Save(FakeNetwork.Small(), Target);
        Assert.Equal(FakeNetwork.Small().Saved(), File.ReadAllBytes(Target));
        if (File.Exists(readOnly))
            File.SetAttributes(readOnly, FileAttributes.Normal);
    }

    [Fact]
    public void A_name_may_be_as_long_as_the_file_system_lets_it_be()
    {
        string path = Path.Combine(_directory.FullName, new string('n', 255));
        NetworkFile.Save(FakeNetwork.Small(), path);
        Assert.Equal(FakeNetwork.Small().Saved(), File.ReadAllBytes(path));
    }

    [Fact]
    public void Many_may_save_the_same_file_at_once()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows refuses to replace a file that is being replaced.");
            return;
        }

        byte[][] states = [FakeNetwork.Small().Saved(), FakeNetwork.Other().Saved()];
        Parallel.For(0, 64, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, save =>
            NetworkFile.Save(save % 2 == 0 ? FakeNetwork.Small() : FakeNetwork.Other(), Target));
        byte[] last = File.ReadAllBytes(Target);
        Assert.Contains(states, state => state.AsSpan().SequenceEqual(last));
        AssertFiles("network.safetensors");
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
            Assert.Skip("Windows does not protect directories by file mode, and the superuser can write everywhere.");
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

    private static string LeftBehind(string target) => new TemporaryFiles(target).NewPath();

    private static void Write(string path, TimeSpan age)
    {
        File.WriteAllBytes(path, [1, 2, 3]);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow - age);
    }

    private void AssertFiles(params string[] names) =>
        Assert.Equal(names, _directory.GetFiles().Select(file => file.Name));

    private sealed class FailingStream(byte[] bytes, int after) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) =>
            Position + buffer.Length > after ? throw new IOException("The disk is gone.") : base.Read(buffer);
    }
}
