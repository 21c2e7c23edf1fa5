using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace Racing.Simulation;

/// <summary>
/// Stores replays in three bytes per key press or release: "MLPR", the version, the hash of the track, the seed, the hash of the last
/// state, and the number of frames. Runs of frames with the same controls follow: their number in groups of seven bits, the steering and
/// the throttle. Numbers are little-endian.
/// </summary>
public static class ReplayFile
{
    /// <summary>The most frames of a replay: an hour.</summary>
    public const int MostFrames = 3_600 * Car.FramesPerSecond;

    private const int HeaderLength = 29;
    private const byte Version = 1;

    private static ReadOnlySpan<byte> Magic => "MLPR"u8;

    /// <summary>Returns the bytes of a replay.</summary>
    public static byte[] Write(Replay replay)
    {
        List<byte> runs = [];
        ReadOnlySpan<Controls> controls = replay.Controls;
        for (int i = 0, end; i < controls.Length; i = end)
        {
            end = i + 1;
            while (end < controls.Length && controls[end] == controls[i])
                end++;
            int count = end - i;
            for (; count >= 0x80; count >>= 7)
                runs.Add((byte)(count | 0x80));
            runs.AddRange([(byte)count, (byte)controls[i].Steer, (byte)controls[i].Throttle]);
        }

        byte[] bytes = new byte[HeaderLength + runs.Count];
        Magic.CopyTo(bytes);
        bytes[4] = Version;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(5), replay.TrackHash);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(13), replay.Seed);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(17), replay.FinalHash);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(25), replay.Frames);
        runs.CopyTo(bytes, HeaderLength);
        return bytes;
    }

    /// <summary>Reads a replay.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a replay, or are damaged.</exception>
    public static Replay Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength || !bytes.StartsWith(Magic))
        {
            throw new InvalidDataException(
                $"This is not a replay. A replay starts with MLPR and has at least {HeaderLength} bytes (had {bytes.Length}).");
        }

        if (bytes[4] != Version)
            throw new InvalidDataException($"The replay has version {bytes[4]}. Only version {Version} can be read.");
        ulong trackHash = BinaryPrimitives.ReadUInt64LittleEndian(bytes[5..]);
        int seed = BinaryPrimitives.ReadInt32LittleEndian(bytes[13..]);
        ulong finalHash = BinaryPrimitives.ReadUInt64LittleEndian(bytes[17..]);
        int frames = BinaryPrimitives.ReadInt32LittleEndian(bytes[25..]);
        if (frames is < 0 or > MostFrames)
            throw new InvalidDataException($"A replay must have between 0 and {MostFrames} frames (had {frames}).");
        return new Replay(trackHash, seed, ReadRuns(bytes[HeaderLength..], frames), finalHash);
    }

    private static Controls[] ReadRuns(ReadOnlySpan<byte> bytes, int frames)
    {
        Controls[] controls = new Controls[frames];
        int filled = 0;
        while (bytes.Length > 0)
        {
            int count = ReadCount(ref bytes);
            if (count < 1 || count > frames - filled || bytes.Length < 2)
                throw new InvalidDataException($"The replay is damaged after frame {filled} of {frames}.");
            Controls run = new((sbyte)bytes[0], (sbyte)bytes[1]);
            if (run.Steer == sbyte.MinValue || run.Throttle == sbyte.MinValue)
            {
                throw new InvalidDataException(
                    $"The controls of frame {filled} must be between −127 and 127 (were {run.Steer}, {run.Throttle}).");
            }

            controls.AsSpan(filled, count).Fill(run);
            filled += count;
            bytes = bytes[2..];
        }

        return filled == frames ? controls : throw new InvalidDataException($"The replay ends after frame {filled} of {frames}.");
    }

    // Three groups of seven bits hold any number of frames. Returns 0 if there are more, or if the bytes end.
    private static int ReadCount(ref ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        for (int i = 0; i < 3 && i < bytes.Length; i++)
        {
            count |= (bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return count;
            }
        }

        return 0;
    }
}
