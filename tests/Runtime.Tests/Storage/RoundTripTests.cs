using System;
using System.IO;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

public sealed class RoundTripTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3, 1)]
    [InlineData(64, 32, 10)]
    [InlineData(5, 4, 3, 2, 1)]
    [InlineData(300, 200, 7)] // more floats in a tensor than one read returns
    public void Parameters_come_back_bit_by_bit(params int[] sizes)
    {
        Activation[] activations = [.. Enumerable.Repeat(Activation.Relu, sizes.Length - 1)];
        FakeNetwork saved = new(sizes, activations);
        System.Random random = new(7);
        for (int i = 0; i < saved.ParameterCount; i++)
            saved.Parameters[i] = AnyFinite(random);
        FakeNetwork loaded = new(sizes, activations);

        NetworkFile.Load(loaded, new MemoryStream(saved.Saved()));

        Assert.Equal(saved.Parameters.Select(BitConverter.SingleToInt32Bits), loaded.Parameters.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void The_extremes_come_back()
    {
        float[] extremes = [0, -0f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 1 / 3f, 1, -1, 1e-40f, 2, 3, 4];
        FakeNetwork saved = FakeNetwork.Small();
        saved.SetParameters(extremes);
        FakeNetwork loaded = FakeNetwork.Other();

        NetworkFile.Load(loaded, new MemoryStream(saved.Saved()));

        Assert.Equal(extremes.Select(BitConverter.SingleToInt32Bits), loaded.Parameters.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void A_very_deep_network_loads_what_it_saved()
    {
        int[] sizes = [.. Enumerable.Repeat(1, 20_001)];
        Activation[] activations = [.. Enumerable.Repeat(Activation.Identity, 20_000)];
        FakeNetwork saved = new(sizes, activations);
        Array.Fill(saved.Parameters, 3);
        FakeNetwork loaded = new(sizes, activations);

        NetworkFile.Load(loaded, new MemoryStream(saved.Saved()));

        Assert.Equal(saved.Parameters, loaded.Parameters);
    }

    [Fact]
    public void A_stream_that_cannot_seek_and_gives_a_byte_at_a_time_is_enough()
    {
        FakeNetwork loaded = FakeNetwork.Other();
        NetworkFile.Load(loaded, new DrippingStream(FakeNetwork.Small().Saved()));
        Assert.Equal(FakeNetwork.Small().Parameters, loaded.Parameters);
    }

    [Fact]
    public void A_stream_is_used_from_its_position_on_and_left_open()
    {
        MemoryStream stream = new();
        stream.Write([9, 9, 9]);
        NetworkFile.Save(FakeNetwork.Small(), stream);
        stream.Position = 3;
        FakeNetwork loaded = FakeNetwork.Other();

        NetworkFile.Load(loaded, stream);

        Assert.Equal(FakeNetwork.Small().Parameters, loaded.Parameters);
        Assert.True(stream.CanRead);
    }

    private static float AnyFinite(System.Random random)
    {
        while (true)
        {
            float value = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            if (float.IsFinite(value))
                return value;
        }
    }
}
