using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

/// <summary>Random damage from fixed seeds. A file either loads or is refused as invalid data without changing anything.</summary>
public sealed class HostileFileTests
{
    [Fact]
    public void Every_single_bit_flipped()
    {
        byte[] whole = FakeNetwork.Small().Saved();
        for (int bit = 0; bit < 8 * whole.Length; bit++)
        {
            byte[] file = [.. whole];
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertLoadsOrIsRefused(file);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Many_bytes_replaced(int seed)
    {
        System.Random random = new(seed);
        byte[] whole = FakeNetwork.Small().Saved();
        for (int round = 0; round < 5_000; round++)
        {
            byte[] file = [.. whole];
            for (int change = random.Next(1, 6); change > 0; change--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            AssertLoadsOrIsRefused(file);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Pieces_of_the_header_moved_doubled_and_dropped(int seed)
    {
        System.Random random = new(seed);
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"", "0", "24", "-1", "1e9", "null", "\"F32\"", "\\", "\\ud800", " "];
        for (int round = 0; round < 5_000; round++)
        {
            StringBuilder header = new(SafetensorsBytes.Header(FakeNetwork.Small().Saved()));
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                int at = random.Next(1, header.Length);
                int length = random.Next(Math.Min(20, header.Length - at));
                string piece = random.Next(2) == 0 ? pieces[random.Next(pieces.Length)] : header.ToString(at, length);
                if (random.Next(2) == 0)
                    header.Remove(at, length);
                header.Insert(random.Next(header.Length), piece);
            }

            AssertLoadsOrIsRefused(SafetensorsBytes.File(header.ToString(), SafetensorsBytes.SmallData));
        }
    }

    [Fact]
    public void Noise()
    {
        System.Random random = new(6);
        for (int round = 0; round < 5_000; round++)
        {
            byte[] header = new byte[random.Next(64)];
            random.NextBytes(header);
            if (header.Length > 0)
                header[0] = (byte)'{';
            AssertLoadsOrIsRefused(SafetensorsBytes.File(header, []));
        }
    }

    private static void AssertLoadsOrIsRefused(byte[] file)
    {
        FakeNetwork network = FakeNetwork.Other();
        float[] before = network.Parameters;
        try
        {
            NetworkFile.Load(network, new MemoryStream(file));
            Assert.True(network.Parameters.All(float.IsFinite));
        }
        catch (InvalidDataException)
        {
            Assert.Same(before, network.Parameters);
            Assert.All(before, parameter => Assert.Equal(-7f, parameter));
        }
    }
}
