using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using MlpGen.Networks.Child;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Processes;

/// <summary>A process that is killed while it saves leaves either the complete old file or the complete new one.</summary>
public sealed class KillTests : IDisposable
{
    private const int MostKills = 16;
    private static readonly int s_kills = Depth.Choose(3, MostKills);
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mlpgen-");

    private string Target => Path.Combine(_directory.FullName, "training.safetensors");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(nameof(SavedKind.Checkpoint), 1)]
    [InlineData(nameof(SavedKind.Network), 2)]
    public void Killed_at_any_moment_the_old_or_the_new_file_is_whole(string name, int seed)
    {
        SavedKind kind = Enum.Parse<SavedKind>(name);
        Pcg32 random = new((ulong)seed);
        HashSet<string> leftBehind = [];
        // This is the same training without interruptions. Each child resumes from the file that the killed one left.
        using SavedTraining expected = new(kind);
        expected.Save(Target);
        for (int kill = 0; kill < s_kills || (leftBehind.Count == 0 && kill < MostKills); kill++)
        {
            int begun = SavesUntilKilled(kind, random);
            for (int save = 1; save < begun; save++)
                expected.Step();
            byte[] found = File.ReadAllBytes(Target);
            if (!found.AsSpan().SequenceEqual(expected.ToArray()))
            {
                expected.Step();
                Assert.True(found.AsSpan().SequenceEqual(expected.ToArray()), $"After kill {kill}, the file of {found.Length} bytes is neither that of save {begun - 1} nor that of save {begun}.");
            }

            using SavedTraining loaded = new(kind);
            loaded.Load(Target);
            Assert.True(found.AsSpan().SequenceEqual(loaded.ToArray()));
            leftBehind.UnionWith(OtherFiles());
        }

        // Otherwise no child was killed during a save, and the test proves nothing.
        Assert.NotEmpty(leftBehind);
        foreach (string file in OtherFiles())
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        expected.Save(Target);
        Assert.Empty(OtherFiles());
    }

    [Fact]
    public void A_child_does_not_outlive_the_tests()
    {
        using SavedTraining training = new(SavedKind.Network);
        training.Save(Target);
        using ChildProcess child = new([], "save", nameof(SavedKind.Network), Target);
        child.ReadLine();
        Assert.True(child.EndsWithInput());
    }

    private IEnumerable<string> OtherFiles() => _directory.EnumerateFiles().Select(file => file.FullName).Where(file => file != Target);

    /// <summary>Lets a child save a few times, and kills it.</summary>
    /// <returns>The number of saves that it began.</returns>
    private int SavesUntilKilled(SavedKind kind, Pcg32 random)
    {
        int filesBefore = OtherFiles().Count();
        using ChildProcess child = new([], "save", kind.ToString(), Target);
        int begun = 0;
        for (int waited = 1 + random.NextInt32(4); begun < waited; begun++)
            child.ReadLine();

        // The time starts when the child announces a save, or when the file appears. Short and long times are equally frequent, because
        // writing takes less time than the work between saves and than waiting for the disk.
        bool waitsForFile = random.NextInt32(2) == 0;
        if (waitsForFile)
            WaitUntil(TimeSpan.FromSeconds(1), () => OtherFiles().Count() > filesBefore);
        WaitUntil(TimeSpan.FromMicroseconds(Math.Pow(2, (waitsForFile ? 10 : 14) * random.NextSingle())), () => false);
        return begun + child.Kill().Count(character => character == '\n');
    }

    /// <summary>Waits without sleeping, which would be too coarse, but yields, so that the child can run if both share one core.</summary>
    private static void WaitUntil(TimeSpan atMost, Func<bool> isReached)
    {
        for (long start = Stopwatch.GetTimestamp(); !isReached() && Stopwatch.GetElapsedTime(start) < atMost;)
            Thread.Yield();
    }
}
