using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using MlpGen.Storage;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

/// <summary>Tensors of other floating-point types.</summary>
public sealed class TensorTypeTests
{
    [Fact]
    public void Every_half_is_the_float_that_the_framework_gives()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            float expected = (float)BitConverter.UInt16BitsToHalf((ushort)bits), found = ShortFloats.FromHalf((ushort)bits);
            Assert.True(float.IsNaN(expected) ? float.IsNaN(found) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(found), $"{bits:X4}");
        }
    }

    [Theory]
    [InlineData("F32", 4)]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    [InlineData("F64", 8)]
    public void Numbers_that_the_type_can_hold_load_exactly(string type, int size)
    {
        // 1 to 13 are exact in every type.
        FakeNetwork network = FakeNetwork.Other();
        NetworkFile.Load(network, new MemoryStream(Small(type, size, index => index + 1)));
        Assert.Equal(FakeNetwork.Small().Parameters, network.Parameters);
    }

    [Fact]
    public void A_double_is_rounded_to_the_nearest_float()
    {
        FakeNetwork network = FakeNetwork.Other();
        NetworkFile.Load(network, new MemoryStream(Small("F64", 8, index => Math.Sqrt(index + 1))));
        Assert.Equal(Enumerable.Range(1, 13).Select(number => (float)Math.Sqrt(number)), network.Parameters);
    }

    [Theory]
    [InlineData("F64", 8, 1e300)]
    [InlineData("F16", 2, double.PositiveInfinity)]
    [InlineData("BF16", 2, double.NegativeInfinity)]
    public void A_number_that_is_not_finite_as_a_float_is_refused(string type, int size, double value) =>
        Assert.Equal(
            FormattableString.Invariant($"Tensor layers.1.weight must be finite (was {(float)value} at [0, 1])."),
            SafetensorsBytes.Refusal(Small(type, size, index => index == 10 ? value : 1)));

    [Theory]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    [InlineData("F64", 8)]
    public void Data_that_end_early_are_refused(string type, int size)
    {
        byte[] whole = Small(type, size, index => index);
        Assert.Equal(
            $"The data ends after {size - 1} of {size} bytes of tensor layers.1.bias. The file is damaged.", SafetensorsBytes.Refusal(whole[..^1]));
    }

    [Fact]
    public void Tensors_longer_than_a_block_are_whole()
    {
        FakeNetwork network = new([70, 90], [Activation.Tanh]);
        string header =
            """{"layers.0.weight":{"dtype":"F16","shape":[90,70],"data_offsets":[0,12600]},"layers.0.bias":{"dtype":"F64","shape":[90],"data_offsets":[12600,13320]}}""";
        byte[] data = [.. Enumerable.Range(0, 6300).SelectMany(index => Bytes("F16", 2, index % 2000)), .. Enumerable.Range(0, 90).SelectMany(index => Bytes("F64", 8, -index))];
        NetworkFile.Load(network, new MemoryStream(SafetensorsBytes.File(header, data)));
        Assert.Equal([.. Enumerable.Range(0, 6300).Select(index => (float)(index % 2000)), .. Enumerable.Range(0, 90).Select(index => (float)-index)], network.Parameters);
    }

    private static byte[] Small(string type, int size, Func<int, double> value)
    {
        string header = "{" + string.Join(",", Entry("layers.0.weight", "3,2", 0, 6), Entry("layers.0.bias", "3", 6, 9), Entry("layers.1.weight", "1,3", 9, 12), Entry("layers.1.bias", "1", 12, 13)) + "}";
        return SafetensorsBytes.File(header, [.. Enumerable.Range(0, 13).SelectMany(index => Bytes(type, size, value(index)))]);

        string Entry(string name, string shape, int begin, int end) =>
            $"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":[{shape}],\"data_offsets\":[{begin * size},{end * size}]}}";
    }

    private static byte[] Bytes(string type, int size, double value)
    {
        byte[] bytes = new byte[size];
        switch (type)
        {
            case "F16":
                BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)value);
                break;
            case "BF16":
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)(BitConverter.SingleToUInt32Bits((float)value) >> 16));
                break;
            case "F64":
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                break;
            default:
                BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
                break;
        }

        return bytes;
    }
}
