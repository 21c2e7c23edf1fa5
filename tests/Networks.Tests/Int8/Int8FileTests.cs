using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using MlpGen.CompilerServices;
using MlpGen.Tests;
using Xunit;

namespace MlpGen.Networks.Tests.Int8;

/// <summary>A saved network comes back bit by bit, and a damaged file is refused.</summary>
public sealed class Int8FileTests
{
    // A damaged length of the header costs up to a megabyte, as for networks in float.
    private const int Allowance = 1024 * 1024 * 5 / 4;
    private static readonly int s_cases = Depth.Choose(4_000, 20_000);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_saved_network_comes_back(bool isUneven)
    {
        AnyNetwork network = new([7, 20, 5, 3], Activation.Mish, Activation.Softmax, seed: 1);
        float[] calibration = network.Rows(50, seed: 2);
        if (isUneven)
            network.Spread(calibration);
        Int8Network quantized = Int8Twin.Create(network, calibration), loaded = Int8Network.Load(new MemoryStream(Bytes(quantized)));
        Assert.Equal(isUneven, loaded.Layers[0].InputScales.Length > 1);
        float[] rows = calibration[..63], expected = new float[27], outputs = new float[27];
        quantized.Forward(rows, expected);
        loaded.Forward(rows, outputs);
        Assert.Equal(expected, outputs);
        Assert.Equal(Bytes(quantized), Bytes(loaded));
        Assert.Null(loaded.CalibrationError);
        Assert.Equal(quantized.ToString(), loaded.ToString());
    }

    [Fact]
    public void A_file_is_replaced_as_a_whole()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.safetensors");
        try
        {
            Int8Network quantized = new AnyNetwork([7, 3], Activation.Relu, Activation.Identity, seed: 1).Quantized();
            File.WriteAllText(path, "old");
            quantized.Save(path);
            Assert.Equal(Bytes(quantized), File.ReadAllBytes(path));
            Assert.Equal(Bytes(quantized), Bytes(Int8Network.Load(path)));
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => NetworkFile.Load(new SmallDigits(1), path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Loading_allocates_at_most_twice_the_file()
    {
        byte[] file = Bytes(new AnyNetwork([512, 256, 16], Activation.Relu, Activation.Identity, seed: 1).Quantized(rows: 4));
        MemoryStream stream = new(file);
        Int8Network.Load(new MemoryStream(file));

        long before = GC.GetAllocatedBytesForCurrentThread();
        Int8Network.Load(stream);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, file.Length, (2 * file.Length) + (32 * 1024));

        before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Int8Network.Load(new MemoryStream(file[..^1000])));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, file.Length + (32 * 1024));
    }

    [Fact]
    public void A_file_has_a_quarter_of_the_bytes()
    {
        Pixels network = new(seed: 1);
        MemoryStream floats = new(), bytes = new();
        network.Save(floats);
        network.Quantize(Pixel(100)).Save(bytes);
        double share = bytes.Length / (double)floats.Length;
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"784-128-10: {floats.Length} bytes in float, {bytes.Length} in 8 bits, {share:P1}."));
        Assert.InRange(share, 0.25, 0.26);
    }

    [Fact]
    public void A_network_in_float_is_refused()
    {
        MemoryStream file = new();
        new SmallDigits(1).Save(file);
        file.Position = 0;
        Assert.Contains("Only files that Int8Network.Save wrote", Assert.Throws<InvalidDataException>(() => Int8Network.Load(file)).Message);
    }

    [Theory]
    [InlineData("\"version\":\"1\"", "\"version\":\"2\"", "version \"1\" (was \"2\")")]
    [InlineData("Sigmoid", "Sigmoie", "names of Activation (was \"Sigmoie\")")]
    [InlineData("Sigmoid", "     15", "names of Activation")]
    [InlineData("\"7,3\"", "\"7,4\"", "Expected tensor layers.0.bias to be F32 [4]")]
    [InlineData("\"7,3\"", "\"0,3\"", "at least 1 (was \"0\")")]
    [InlineData("\"7,3\"", "\"733\"", "were 1 and 1")]
    [InlineData("layers.0.weight\"", "layers.1.weight\"", "Tensor layers.0.weight is missing")]
    [InlineData("layer_sizes", "layer_sizet", "must have layer_sizes (was missing)")]
    public void A_wrong_header_is_refused(string old, string now, string message)
    {
        byte[] file = Bytes(new AnyNetwork([7, 3], Activation.Relu, Activation.Sigmoid, seed: 1).Quantized());
        string text = Encoding.Latin1.GetString(file);
        Assert.Contains(old, text);
        byte[] changed = Encoding.Latin1.GetBytes(text.Replace(old, now));
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Int8Network.Load(new MemoryStream(changed))).Message);
    }

    [Fact]
    public void Every_truncated_file_is_refused()
    {
        byte[] file = Bytes(new AnyNetwork([7, 3], Activation.Relu, Activation.Sigmoid, seed: 1).Quantized());
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<InvalidDataException>(() => Int8Network.Load(new MemoryStream(file[..length])));
        Assert.Throws<InvalidDataException>(() => Int8Network.Load(new MemoryStream([.. file, 0])));
    }

    /// <summary>Damage from fixed seeds, in the header and in the numbers. What loads also computes.</summary>
    [Fact]
    public void Every_damaged_file_is_refused_or_gives_a_network()
    {
        byte[][] files =
        [
            Bytes(new AnyNetwork([7, 4, 3], Activation.Swish, Activation.Softmax, seed: 1).Quantized()),
            Bytes(new AnyNetwork([40, 30, 3], Activation.Relu, Activation.Identity, seed: 2).Quantized()),
        ];
        int refused = 0, loaded = 0;
        for (int seed = 0; seed < s_cases; seed++)
        {
            byte[] file = Damaged(files[seed % files.Length], new Random(seed));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Int8Network network = Int8Network.Load(new MemoryStream(file));
                float[] outputs = new float[network.OutputSize];
                network.Forward(new float[network.InputSize], outputs);
                Assert.All(outputs, output => Assert.True(float.IsFinite(output), $"Seed {seed} computes {output}."));
                loaded++;
            }
            catch (InvalidDataException)
            {
                refused++;
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Seed {seed} ends in {error}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated <= (2 * file.Length) + Allowance, $"Seed {seed}: {file.Length} bytes made the reader allocate {allocated} bytes.");
        }

        Assert.InRange(refused, s_cases / 10, int.MaxValue);
        Assert.InRange(loaded, s_cases / 10, int.MaxValue);
    }

    private static byte[] Damaged(byte[] file, Random random)
    {
        byte[] damaged = [.. file];
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            int at = random.Next(2) == 0 ? random.Next(damaged.Length) : random.Next(damaged.Length / 2);
            switch (random.Next(4))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    damaged[at] = (byte)"0123456789,:\"[]{}"[random.Next(17)];
                    break;
                default:
                    int length = random.Next(Math.Min(8, damaged.Length - at));
                    damaged = random.Next(2) == 0 ? [.. damaged[..at], .. damaged[(at + length)..]] : [.. damaged[..(at + length)], .. damaged[at..]];
                    break;
            }
        }

        return damaged;
    }

    private static float[] Pixel(int rows)
    {
        Pcg32 random = new(3);
        return [.. Enumerable.Range(0, rows * 784).Select(_ => random.NextSingle())];
    }

    private static byte[] Bytes(Int8Network network)
    {
        MemoryStream stream = new();
        network.Save(stream);
        return stream.ToArray();
    }
}
