using System;
using System.IO;
using MlpGen.Tests;
using Racing.Simulation;
using Xunit;

namespace Racing.Tests.Replays;

public sealed class ReplayTests
{
    public static TheoryData<string> Names => TestTracks.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_replay_ends_in_the_same_state_also_after_it_was_stored(string name)
    {
        Track track = TestTracks.Named(name);
        Replay replay = Drive(track, seed: 5, frames: 2_000);

        byte[] bytes = ReplayFile.Write(replay);
        Replay read = ReplayFile.Read(bytes);

        Assert.True(IsFaithful(track, replay));
        Assert.True(IsFaithful(track, read));
        Assert.Equal(replay.Controls, read.Controls);
        Assert.Equal(replay.Seed, read.Seed);
        // Keys change every quarter of a second here.
        Assert.InRange(bytes.Length, 30, 29 + (3 * (2_000 / 15)) + 3);
    }

    /// <summary>Pins the bits of the simulation, which must be equal on every platform.</summary>
    [Theory]
    [InlineData("Park", 12086301888246411984)]
    [InlineData("Harbor", 5157660484536656808)]
    [InlineData("Mountain", 16603243614671938783)]
    public void The_final_state_has_the_same_bits_on_every_machine(string name, ulong hash) =>
        Assert.Equal(hash, Drive(TestTracks.Named(name), seed: 5, frames: 2_000).FinalHash);

    [Fact]
    public void A_replay_with_another_seed_or_other_keys_ends_elsewhere()
    {
        Track track = TrackCatalog.Park;
        Replay replay = Drive(track, seed: 6, frames: 300);
        Controls[] changed = replay.Controls.ToArray();
        changed[100] = new Controls(changed[100].Steer, (sbyte)(changed[100].Throttle ^ 1));

        Assert.False(IsFaithful(track, new Replay(replay.TrackHash, 7, replay.Controls, replay.FinalHash)));
        Assert.False(IsFaithful(track, new Replay(replay.TrackHash, 6, changed, replay.FinalHash)));
    }

    [Fact]
    public void A_replay_of_another_track_is_refused()
    {
        Replay replay = Drive(TrackCatalog.Park, seed: 1, frames: 10);
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ReplayPlayer(TrackCatalog.Harbor, replay));
        Assert.StartsWith("The replay was driven on another track than Harbor.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_replay_ends_after_an_hour_also_if_the_race_goes_on()
    {
        Depth.SkipUnlessDeep();
        Replay replay = Drive(TrackCatalog.Park, seed: 1, frames: ReplayFile.MostFrames + 100);
        Assert.Equal(ReplayFile.MostFrames, replay.Frames);
        Assert.True(IsFaithful(TrackCatalog.Park, ReplayFile.Read(ReplayFile.Write(replay))));
    }

    [Fact]
    public void A_replay_without_frames_is_stored_too()
    {
        Replay replay = Drive(TrackCatalog.Park, seed: 1, frames: 0);
        Assert.True(IsFaithful(TrackCatalog.Park, ReplayFile.Read(ReplayFile.Write(replay))));
    }

    [Fact]
    public void A_run_longer_than_a_byte_is_stored_in_two()
    {
        Controls[] controls = new Controls[ReplayFile.MostFrames];
        byte[] bytes = ReplayFile.Write(new Replay(1, 2, controls, 3));
        Assert.Equal(29 + 5, bytes.Length);
        Assert.Equal(controls, ReplayFile.Read(bytes).Controls);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_refused()
    {
        byte[] bytes = ReplayFile.Write(Drive(TrackCatalog.Park, seed: 2, frames: 200));
        for (int length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => ReplayFile.Read(bytes.AsSpan(0, length)));
        Assert.Throws<InvalidDataException>(() => ReplayFile.Read([.. bytes, 1, 0, 0]));
    }

    /// <summary>
    /// A damaged file is refused with the one exception that callers catch, or can be played. If the seed, the track, the final hash or the
    /// number of frames is wrong, it does not pass for the right one.
    /// </summary>
    [Fact]
    public void A_damaged_file_is_refused_or_plays_something_else()
    {
        byte[] bytes = ReplayFile.Write(Drive(TrackCatalog.Park, seed: 2, frames: 200));
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 0x55;
            try
            {
                Replay replay = ReplayFile.Read(damaged);
                bool isFaithful = replay.TrackHash == TrackCatalog.Park.Hash && IsFaithful(TrackCatalog.Park, replay);
                Assert.False(i < 29 && isFaithful);
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Theory]
    [InlineData(0, (byte)'X', "This is not a replay. A replay starts with MLPR and has at least 29 bytes (had 32).")]
    [InlineData(4, 2, "The replay has version 2. Only version 1 can be read.")]
    [InlineData(30, 0x80, "The controls of frame 0 must be between −127 and 127 (were -128, 1).")]
    [InlineData(28, 0x7F, "A replay must have between 0 and 216000 frames (had 2130706435).")]
    [InlineData(25, 9, "The replay ends after frame 3 of 9.")]
    [InlineData(25, 2, "The replay is damaged after frame 0 of 2.")]
    public void A_message_says_what_is_wrong(int position, byte value, string message)
    {
        byte[] bytes = ReplayFile.Write(new Replay(1, 2, [new(1, 1), new(1, 1), new(1, 1)], 3));
        bytes[position] = value;
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => ReplayFile.Read(bytes)).Message);
    }

    private static Replay Drive(Track track, int seed, int frames)
    {
        using Race race = new(track, seed);
        foreach (Controls controls in TestTracks.RandomControls(seed, frames))
            race.Step(controls);
        return race.ToReplay();
    }

    private static bool IsFaithful(Track track, Replay replay)
    {
        ReplayPlayer player = new(track, replay);
        while (!player.IsOver)
            player.Step();
        return player.IsFaithful;
    }
}
