extern alias Tasks;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MlpGen.Tests;
using Tasks::MlpGen.BuildTasks;
using Xunit;

namespace MlpGen.BuildTasks.Tests;

/// <summary>Randomly damaged files are refused as invalid data or give a network, and need little memory.</summary>
public sealed class FuzzTests
{
    // The pieces in which a stream is read, and the objects of a header.
    private const long Allowance = 1024 * 1024;
    private static readonly int s_cases = Depth.Choose(4_000, 20_000);

    [Fact]
    public void Every_damaged_file_is_refused_or_read()
    {
        byte[][] files =
        [
            WeightsBytes.File(WeightsBytes.Metadata, WeightsBytes.Small()),
            WeightsBytes.File(WeightsBytes.Small("0", "2", "BF16")),
            WeightsBytes.File([.. WeightsBytes.Small("fc1", "fc2", "F64"), ("transform.inputs.offset", "F64", "2", [0, 0])]),
        ];
        int refused = 0, read = 0;
        for (int seed = 0; seed < s_cases; seed++)
        {
            byte[] file = Damaged(files[seed % files.Length], new Random(seed));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                WeightsContent content = WeightsFile.Read(new MemoryStream(file), []);
                Assert.Equal(content.Parameters.Length, content.Layers.Sum(layer => (layer.Inputs + 1) * layer.Outputs));
                Assert.Equal(content.NotFinite, content.Parameters.Count(parameter => !float.IsFinite(parameter)));
                read++;
            }
            catch (InvalidDataException)
            {
                refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"Seed {seed} ends in {error}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated <= (2 * file.Length) + Allowance, $"Seed {seed}: {file.Length} bytes made the reader allocate {allocated} bytes.");
        }

        // Both must happen often, or the damage is of the wrong size.
        Assert.InRange(refused, s_cases / 10, int.MaxValue);
        Assert.InRange(read, s_cases / 10, int.MaxValue);
    }

    private static byte[] Damaged(byte[] file, Random random)
    {
        List<byte> bytes = [.. file];
        for (int change = random.Next(1, 3); change > 0 && bytes.Count > 60; change--)
        {
            // Half of the changes are in the data, most of which stays valid.
            int at = random.Next(2) == 0 ? bytes.Count - 1 - random.Next(52) : random.Next(bytes.Count), length = random.Next(1, Math.Min(16, bytes.Count - at + 1));
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    // A digit becomes another digit, so that more headers stay valid.
                    at = Array.FindIndex([.. bytes], at, value => value is >= (byte)'0' and <= (byte)'9') is var digit and >= 0 ? digit : at;
                    bytes[at] = (byte)('0' + random.Next(10));
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - at));
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(length, bytes.Count - at)));
                    break;
                default:
                    bytes[random.Next(bytes.Count)] = bytes[at];
                    break;
            }
        }

        return [.. bytes];
    }
}
