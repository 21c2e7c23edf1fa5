using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

/// <summary>The transform of a network's rows, saved in the network's file.</summary>
public sealed class TransformFileTests
{
    private static readonly double[] s_means = [1 / 3.0, -1e300];
    private static readonly double[] s_scales = [double.Epsilon, Math.PI];

    private static NetworkTransform Both => new() { Inputs = new Standardization(s_means, s_scales), Targets = new MinMaxScaling([0.1], [double.MaxValue]) };

    private static byte[] Saved(NetworkTransform transform)
    {
        MemoryStream stream = new();
        NetworkFile.Save(FakeNetwork.Small(), stream, transform);
        return stream.ToArray();
    }

    private static NetworkTransform? Load(byte[] file) => NetworkFile.LoadTransform(FakeNetwork.Small(), new DrippingStream(file));

    [Fact]
    public void It_comes_back_bit_by_bit()
    {
        NetworkTransform loaded = Load(Saved(Both))!;
        Standardization inputs = Assert.IsType<Standardization>(loaded.Inputs);
        Assert.Equal(s_means, inputs.Means.ToArray());
        Assert.Equal(s_scales, inputs.Scales.ToArray());
        MinMaxScaling targets = Assert.IsType<MinMaxScaling>(loaded.Targets);
        Assert.Equal([0.1], targets.Minimums.ToArray());
        Assert.Equal([double.MaxValue], targets.Ranges.ToArray());
    }

    [Fact]
    public void Each_part_may_be_absent()
    {
        Assert.Null(Load(FakeNetwork.Small().Saved()));
        Assert.Null(Load(Saved(new NetworkTransform())));
        Assert.Equal(FakeNetwork.Small().Saved(), Saved(new NetworkTransform()));
        NetworkTransform inputs = Load(Saved(new NetworkTransform { Inputs = new MinMaxScaling([1, 2], [3, 4]) }))!;
        Assert.IsType<MinMaxScaling>(inputs.Inputs);
        Assert.Null(inputs.Targets);
    }

    [Fact]
    public void The_network_loads_with_it_or_without_where_that_is_said()
    {
        FakeNetwork loaded = FakeNetwork.Other();
        NetworkFile.Load(loaded, new MemoryStream(Saved(Both)), out NetworkTransform? transform);
        Assert.Equal(FakeNetwork.Small().Parameters, loaded.Parameters);
        Assert.Equal(s_scales, transform!.Inputs!.Scales.ToArray());
        loaded = FakeNetwork.Other();
        NetworkFile.Load(loaded, new MemoryStream(Saved(Both)), rowsAreTransformed: true);
        Assert.Equal(FakeNetwork.Small().Parameters, loaded.Parameters);
        NetworkFile.Load(loaded, new MemoryStream(FakeNetwork.Small().Saved()), out transform);
        Assert.Null(transform);
        FakeNetwork untouched = FakeNetwork.Other();
        NetworkFile.LoadTransform(untouched, new MemoryStream(Saved(Both)));
        Assert.Equal(FakeNetwork.Other().Parameters, untouched.Parameters);
    }

    /// <summary>
    /// A caller who ignored the transform would pass raw rows to a network trained on transformed rows, and would silently get wrong
    /// answers.
    /// </summary>
    [Theory]
    [InlineData("inputs.", true, false)]
    [InlineData("targets.", false, true)]
    [InlineData("inputs and targets.", true, true)]
    public void A_plain_load_refuses_it_and_names_the_ways_out(string parts, bool ofInputs, bool ofTargets)
    {
        byte[] file = Saved(new NetworkTransform { Inputs = ofInputs ? Both.Inputs : null, Targets = ofTargets ? Both.Targets : null });
        string message = SafetensorsBytes.Refusal(file);
        Assert.Contains($"contains a transform of {parts}", message);
        foreach (string way in (string[])["out NetworkTransform? transform", "rowsAreTransformed: true", "network.Fold(transform)"])
            Assert.Contains(way, message);
        FakeNetwork network = FakeNetwork.Other();
        Assert.Throws<InvalidDataException>(() => network.LoadFrom(new MemoryStream(file)));
        Assert.Throws<InvalidDataException>(() => network.LoadFrom(new MemoryStream(file), rowsAreTransformed: false));
        Assert.All(network.Parameters, parameter => Assert.Equal(-7f, parameter));
    }

    /// <summary>A transform tensor whose metadata are lost is refused in the same way.</summary>
    [Fact]
    public void A_plain_load_refuses_what_is_left_of_one()
    {
        byte[] file = Saved(new NetworkTransform { Inputs = Both.Inputs });
        byte[] header = Replaced(SafetensorsBytes.Header(file), ",\"transform.inputs\":\"standardization\"", "");
        byte[] data = file[(8 + SafetensorsBytes.HeaderLength(file))..];
        Assert.Contains("contains a transform of inputs", SafetensorsBytes.Refusal(SafetensorsBytes.File(header, data)));
    }

    [Fact]
    public void A_schema_alone_changes_no_numbers_and_loads()
    {
        FakeNetwork network = FakeNetwork.Other();
        NetworkFile.Load(network, new MemoryStream(Saved(new NetworkTransform { Schema = "text" })));
        Assert.Equal(FakeNetwork.Small().Parameters, network.Parameters);
    }

    [Fact]
    public void The_file_says_what_it_holds()
    {
        byte[] file = Saved(Both);
        string header = SafetensorsBytes.Header(file);
        Assert.Contains("\"transform.inputs\":\"standardization\",\"transform.targets\":\"min_max\"", header);
        Assert.Contains("\"transform.inputs.offset\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[52,68]}", header);
        Assert.Equal(1 / 3.0, BinaryPrimitives.ReadDoubleLittleEndian(file.AsSpan(8 + SafetensorsBytes.HeaderLength(file) + 52)));
        Assert.Equal(double.MaxValue, BinaryPrimitives.ReadDoubleLittleEndian(file.AsSpan(file.Length - 8)));
    }

    [Fact]
    public void Files_on_disk()
    {
        using TemporaryFile file = new();
        NetworkFile.Save(FakeNetwork.Small(), file.Path, Both);
        Assert.Equal(s_means, NetworkFile.LoadTransform(FakeNetwork.Small(), file.Path)!.Inputs!.Offsets.ToArray());
        FakeNetwork network = FakeNetwork.Other();
        Assert.StartsWith(file.Path, Assert.Throws<InvalidDataException>(() => network.LoadFrom(file.Path)).Message);
        network.LoadFrom(file.Path, out NetworkTransform? transform);
        Assert.Equal(s_means, transform!.Inputs!.Offsets.ToArray());
        network.LoadFrom(file.Path, rowsAreTransformed: true);
        Assert.Equal(FakeNetwork.Small().Parameters, network.Parameters);
        File.WriteAllBytes(file.Path, [.. Saved(Both), 0]);
        Assert.StartsWith(file.Path, Assert.Throws<InvalidDataException>(() => NetworkFile.LoadTransform(FakeNetwork.Small(), file.Path)).Message);
    }

    [Theory]
    [InlineData("\"standardization\"", "\"whitening\"", "transform.inputs must be standardization or min_max (was \"whitening\")")]
    [InlineData("\"transform.inputs\":\"standardization\",", "", "The metadata has no entry transform.inputs for tensor ")]
    [InlineData("transform.inputs.scale", "transform.inputs.skale", "Tensor transform.inputs.scale is missing. Expected F64 [2].")]
    [InlineData("\"F64\",\"shape\":[2],\"data_offsets\":[52,68]", "\"F32\",\"shape\":[4],\"data_offsets\":[52,68]", "Expected tensor transform.inputs.offset to be F64 [2], but it is F32 [4].")]
    [InlineData("\"shape\":[2],\"data_offsets\":[52,68]", "\"shape\":[2,1],\"data_offsets\":[52,68]", "to be F64 [2], but it is F64 [2, 1].")]
    public void A_header_that_does_not_fit_is_refused(string original, string changed, string expected)
    {
        byte[] file = Saved(Both);
        string header = SafetensorsBytes.Header(file);
        Assert.Contains(original, header);
        byte[] damaged = SafetensorsBytes.File(Replaced(header, original, changed), file[(8 + SafetensorsBytes.HeaderLength(file))..]);
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Load(damaged)).Message);
    }

    [Theory]
    [InlineData(52, double.NaN)]
    [InlineData(60, double.NegativeInfinity)]
    [InlineData(68, 0)]
    [InlineData(76, -1)]
    [InlineData(92, double.NaN)]
    public void Numbers_that_do_not_fit_are_refused(int at, double value)
    {
        byte[] file = Saved(Both);
        BinaryPrimitives.WriteDoubleLittleEndian(file.AsSpan(8 + SafetensorsBytes.HeaderLength(file) + at), value);
        Assert.Contains("must be finite", Assert.Throws<InvalidDataException>(() => Load(file)).Message);
    }

    [Fact]
    public void Every_byte_changed_and_every_length_loads_or_is_refused()
    {
        byte[] whole = Saved(Both);
        System.Random random = new(3);
        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => Load(whole[..length]));
        for (int round = 0; round < 5_000; round++)
        {
            byte[] file = [.. whole];
            file[random.Next(file.Length)] = (byte)random.Next(256);
            try
            {
                NetworkTransform? loaded = NetworkFile.LoadTransform(FakeNetwork.Small(), new MemoryStream(file));
                foreach (ColumnTransform? part in (ColumnTransform?[])[loaded?.Inputs, loaded?.Targets])
                    Assert.True(part is null || (part.Offsets.ToArray().All(double.IsFinite) && part.Scales.ToArray().All(scale => scale > 0 && double.IsFinite(scale))));
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Fact]
    public void Many_columns_fit()
    {
        FakeNetwork network = new([100_000, 1], [Activation.Identity]);
        double[] ones = [.. Enumerable.Repeat(1.0, 100_000)];
        MemoryStream stream = new();
        NetworkFile.Save(network, stream, new NetworkTransform { Inputs = new Standardization(ones, ones) });
        stream.Position = 0;
        Assert.Equal(100_000, NetworkFile.LoadTransform(network, stream)!.Inputs!.ColumnCount);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        FakeNetwork network = FakeNetwork.Small();
        NetworkTransform other = new() { Inputs = new Standardization([1], [1]) };
        MemoryStream stream = new();
        Assert.Contains("The transform of the inputs must have a ColumnCount of 2 (was 1).", Assert.Throws<ArgumentException>("transform", () => NetworkFile.Save(network, stream, other)).Message);
        Assert.Throws<ArgumentException>("transform", () => NetworkFile.Save(network, "never.safetensors", other));
        Assert.Equal(0, stream.Length);
        Assert.False(File.Exists("never.safetensors"));
        Assert.Throws<ArgumentNullException>("transform", () => NetworkFile.Save(network, stream, (NetworkTransform)null!));
        Assert.Throws<ArgumentNullException>("network", () => NetworkFile.LoadTransform(null!, stream));
        Assert.Throws<ArgumentException>("path", () => NetworkFile.LoadTransform(network, ""));
        Assert.Throws<ArgumentNullException>("stream", () => NetworkFile.LoadTransform(network, (Stream)null!));
    }

    private static byte[] Replaced(string header, string original, string changed)
    {
        int at = header.IndexOf(original, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(header[..at] + changed + header[(at + original.Length)..]);
    }
}
