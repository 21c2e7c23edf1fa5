using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using MlpGen.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

/// <summary>Files of double twins: the format, and what is refused without a change.</summary>
public sealed class DoubleFileTests
{
    private static readonly NetworkShape s_shape = NetworkShape.Of(FakeNetwork.Small());

    [Fact]
    public void The_tensors_are_F64_with_the_names_and_the_metadata_of_floats()
    {
        string floats = SafetensorsBytes.Header(FakeNetwork.Small().Saved()).TrimEnd();
        string doubles = SafetensorsBytes.Header(Saved()).TrimEnd();
        string expected = floats.Replace("F32", "F64")
            .Replace("[0,24]", "[0,48]").Replace("[24,36]", "[48,72]").Replace("[36,48]", "[72,96]").Replace("[48,52]", "[96,104]");
        Assert.Equal(expected, doubles);
    }

    [Fact]
    public void The_data_are_doubles_in_canonical_order()
    {
        byte[] file = Saved();
        int start = file.Length - (13 * sizeof(double));
        Assert.Equal(Small(), Enumerable.Range(0, 13).Select(i => BinaryPrimitives.ReadDoubleLittleEndian(file.AsSpan(start + (i * sizeof(double))))));
    }

    [Fact]
    public void A_path_works_as_a_stream_does()
    {
        using TemporaryFile file = new();
        DoubleNetwork twin = Create(Small()), other = Create(new double[13]);
        twin.Save(file.Path);
        other.LoadFrom(file.Path);
        Assert.Equal(Small(), Parameters(other));
        Assert.Equal(Saved(), File.ReadAllBytes(file.Path));
    }

    [Fact]
    public void What_could_not_be_loaded_is_not_saved()
    {
        double[] parameters = Small();
        parameters[3] = double.NaN;
        MemoryStream stream = new();
        Assert.Equal(
            "A parameter is NaN, so the file could not be loaded again and nothing was saved.",
            Assert.Throws<InvalidOperationException>(() => Create(parameters).Save(stream)).Message);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void Every_single_bit_flipped()
    {
        byte[] whole = Saved();
        for (int bit = 0; bit < 8 * whole.Length; bit++)
        {
            byte[] file = [.. whole];
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            DoubleNetwork twin = Create(new double[13]);
            try
            {
                twin.LoadFrom(new MemoryStream(file));
                Assert.True(Parameters(twin).All(double.IsFinite));
            }
            catch (InvalidDataException)
            {
                Assert.All(Parameters(twin), parameter => Assert.Equal(0, parameter));
            }
        }
    }

    [Fact]
    public void Every_end_too_early()
    {
        byte[] whole = Saved();
        for (int length = 0; length < whole.Length; length++)
            Assert.Contains("ends after", Refusal(whole[..length]));
        Assert.Equal("The data ends after 5 of 8 bytes of tensor layers.1.bias. The file is damaged.", Refusal(whole[..^3]));
        Assert.Equal("The data continues after the last tensor. The file is damaged.", Refusal([.. whole, 0]));
    }

    [Theory]
    [InlineData("F64", "[3,2]", "[0,9223372036854775800]", "needs 48 bytes")]
    [InlineData("F64", "[4611686018427387904,4]", "[0,48]", "larger than any file")]
    [InlineData("F64", "[2,3]", "[0,48]", "Expected tensor layers.0.weight to be F32, F16, BF16 or F64 [3, 2], but it is F64 [2, 3].")]
    [InlineData("I64", "[3,2]", "[0,48]", "Expected tensor layers.0.weight to be F32, F16, BF16 or F64 [3, 2], but it is I64 [3, 2].")]
    [InlineData("F16", "[3,1]", "[0,6]", "but it is F16 [3, 1].")]
    public void Hostile_sizes_are_refused_before_data_are_read(string type, string shape, string offsets, string message)
    {
        string header = "{\"layers.0.weight\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
        Assert.Contains(message, Refusal(SafetensorsBytes.File(header, [])));
    }

    [Fact]
    public void A_header_longer_than_any_network_needs_is_refused()
    {
        byte[] file = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(file, ulong.MaxValue);
        Assert.Contains("The header must have at most", Refusal(file));
    }

    [Fact]
    public void A_missing_tensor_a_deeper_network_and_another_network_are_refused()
    {
        Assert.Equal("Tensor layers.0.weight is missing. Expected F32 [3, 2].", Refusal(SafetensorsBytes.File("{}", [])));
        string header = SafetensorsBytes.SmallHeader[..^1] + ",\"layers.2.bias\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[52,52]}}";
        Assert.Contains("does not belong to this network", Refusal(SafetensorsBytes.File(header, SafetensorsBytes.SmallData)));
        string other = SafetensorsBytes.Header(Saved()).Replace("Tanh", "Relu");
        Assert.Contains("activations", Refusal(SafetensorsBytes.File(other, new byte[104])));
    }

    [Fact]
    public void Floats_and_doubles_may_stand_side_by_side()
    {
        string header = SafetensorsBytes.SmallHeader
            .Replace("\"F32\",\"shape\":[1],\"data_offsets\":[48,52]", "\"F64\",\"shape\":[1],\"data_offsets\":[48,56]");
        byte[] last = new byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(last, 0.1);
        DoubleNetwork twin = Create(new double[13]);
        twin.LoadFrom(new MemoryStream(SafetensorsBytes.File(header, [.. SafetensorsBytes.SmallData[..48], .. last])));
        Assert.Equal([.. Enumerable.Range(1, 12).Select(i => (double)i), 0.1], Parameters(twin));
    }

    [Fact]
    public void Infinity_is_refused_by_its_place()
    {
        byte[] file = Saved();
        BinaryPrimitives.WriteDoubleLittleEndian(file.AsSpan(file.Length - (13 * sizeof(double))), double.NegativeInfinity);
        Assert.Equal("Tensor layers.0.weight must be finite (was -Infinity at [0, 0]).", Refusal(file));
    }

    [Fact]
    public void A_transform_is_refused_with_the_way_around()
    {
        MemoryStream stream = new();
        NetworkTransform transform = new() { Inputs = new Standardization([1, 2], [3, 4]) };
        NetworkFile.Save(FakeNetwork.Small(), stream, transform);
        Assert.EndsWith(
            "Load both with the float network, fold them with network.Fold(transform), and call ToDouble on the result.",
            Refusal(stream.ToArray()));
    }

    private static double[] Small() => [.. Enumerable.Range(1, 13).Select(i => 1.0 / i)];

    private static DoubleNetwork Create(double[] parameters)
    {
        DoubleNetwork twin = new(s_shape, "Fake");
        twin.SetParameters(parameters);
        return twin;
    }

    private static double[] Parameters(DoubleNetwork twin)
    {
        double[] parameters = new double[twin.ParameterCount];
        twin.GetParameters(parameters);
        return parameters;
    }

    private static byte[] Saved()
    {
        MemoryStream stream = new();
        Create(Small()).Save(stream);
        return stream.ToArray();
    }

    private static string Refusal(byte[] file)
    {
        DoubleNetwork twin = Create(new double[13]);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => twin.LoadFrom(new MemoryStream(file)));
        Assert.All(Parameters(twin), parameter => Assert.Equal(0, parameter));
        return error.Message;
    }
}
