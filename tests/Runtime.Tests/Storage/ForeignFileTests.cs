using System;
using System.IO;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

public sealed class ForeignFileTests
{
    [Fact]
    public void A_file_without_metadata_loads() => AssertLoads(SafetensorsBytes.SmallHeader, SafetensorsBytes.SmallData);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"format":"pt"}""")]
    [InlineData("""{"format":"pt","layer_sizes":"of another meaning"}""")]
    public void Metadata_of_other_programs_passes(string metadata) =>
        AssertLoads($"{{\"__metadata__\":{metadata},{SafetensorsBytes.SmallHeader[1..]}", SafetensorsBytes.SmallData);

    [Fact]
    public void Tensors_in_the_order_of_their_names_load()
    {
        // PyTorch writes the bias before the weight.
        const string header =
            """{"__metadata__":{"format":"pt"},"layers.0.bias":{"data_offsets":[0,12],"shape":[3],"dtype":"F32"}""" +
            ""","layers.0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[12,36]}""" +
            ""","layers.1.bias":{"dtype":"F32","shape":[1],"data_offsets":[36,40]}""" +
            ""","layers.1.weight":{"dtype":"F32","shape":[1,3],"data_offsets":[40,52]}}  """;
        AssertLoads(header, SafetensorsBytes.Floats(7, 8, 9, 1, 2, 3, 4, 5, 6, 13, 10, 11, 12));
    }

    [Fact]
    public void The_order_in_the_header_does_not_matter()
    {
        const string header =
            """{"layers.1.bias":{"dtype":"F32","shape":[1],"data_offsets":[48,52]}""" +
            ""","layers.0.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}""" +
            ""","layers.1.weight":{"dtype":"F32","shape":[1,3],"data_offsets":[36,48]}""" +
            ""","layers.0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]}}""";
        AssertLoads(header, SafetensorsBytes.SmallData);
    }

    [Fact]
    public void Escaped_names_and_white_space_are_json_too() =>
        AssertLoads(
            SafetensorsBytes.SmallHeader.Replace("layers.0", "l\\u0061yers.0", StringComparison.Ordinal)
                .Replace(":", " : ", StringComparison.Ordinal).Replace(",", " ,\n", StringComparison.Ordinal),
            SafetensorsBytes.SmallData);

    [Fact]
    public void Tensors_of_a_checkpoint_with_other_names_are_skipped()
    {
        const string header =
            """{"optimizer.step":{"dtype":"I64","shape":[],"data_offsets":[0,8]}""" +
            ""","layers.0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[8,32]}""" +
            ""","layers.0.bias":{"dtype":"F32","shape":[3],"data_offsets":[32,44]}""" +
            ""","nothing":{"dtype":"BF16","shape":[0,5],"data_offsets":[32,32]}""" +
            ""","optimizer.moments":{"dtype":"F16","shape":[5000,2],"data_offsets":[44,20044]}""" +
            ""","layers.1.weight":{"dtype":"F32","shape":[1,3],"data_offsets":[20044,20056]}""" +
            ""","layers.1.bias":{"dtype":"F32","shape":[1],"data_offsets":[20056,20060]}""" +
            ""","mask":{"dtype":"BOOL","shape":[3],"data_offsets":[20060,20063]}}""";
        byte[] data =
        [
            .. new byte[8], .. SafetensorsBytes.Floats(1, 2, 3, 4, 5, 6), .. SafetensorsBytes.Floats(7, 8, 9), .. new byte[20_000],
            .. SafetensorsBytes.Floats(10, 11, 12), .. SafetensorsBytes.Floats(13), 255, 255, 255,
        ];
        AssertLoads(header, data);
    }

    private static void AssertLoads(string header, byte[] data)
    {
        FakeNetwork network = FakeNetwork.Other();
        NetworkFile.Load(network, new MemoryStream(SafetensorsBytes.File(header, data)));
        Assert.Equal(FakeNetwork.Small().Parameters, network.Parameters);
    }
}
