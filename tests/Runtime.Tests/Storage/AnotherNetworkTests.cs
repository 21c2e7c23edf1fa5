using System;
using System.IO;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

public sealed class AnotherNetworkTests
{
    private static readonly Activation[] Activations = [Activation.Tanh, Activation.Sigmoid];

    [Fact]
    public void Other_sizes_are_refused_and_both_spelled_out()
    {
        byte[] file = new FakeNetwork([2, 4, 1], Activations).Saved();
        Assert.Equal("The metadata must have layer_sizes \"2,3,1\" for this network (was \"2,4,1\").", SafetensorsBytes.Refusal(file));
    }

    [Fact]
    public void Other_activations_are_refused_and_both_spelled_out()
    {
        byte[] file = new FakeNetwork([2, 3, 1], [Activation.Relu, Activation.Sigmoid]).Saved();
        Assert.Equal(
            "The metadata must have activations \"Tanh,Sigmoid\" for this network (was \"Relu,Sigmoid\").", SafetensorsBytes.Refusal(file));
    }

    [Fact]
    public void Another_loss_is_refused_and_both_spelled_out()
    {
        byte[] file = new FakeNetwork([2, 3, 1], Activations, Loss.BinaryCrossEntropy).Saved();
        Assert.Equal("The metadata must have loss \"Quadratic\" for this network (was \"BinaryCrossEntropy\").", SafetensorsBytes.Refusal(file));
    }

    [Theory]
    [InlineData("\"version\":\"1\"", "\"version\":\"2\"", "must have version \"1\" for this network (was \"2\")")]
    [InlineData("\"version\":\"1\",", "", "must have version \"1\" for this network (was missing)")]
    [InlineData(",\"loss\":\"Quadratic\"", "", "must have loss \"Quadratic\" for this network (was missing)")]
    public void Our_metadata_must_be_whole(string whole, string broken, string reason)
    {
        string header = SafetensorsBytes.Header(FakeNetwork.Small().Saved());
        string changed = header.Replace(whole, broken, StringComparison.Ordinal);
        Assert.NotEqual(header, changed);
        string message = SafetensorsBytes.Refusal(SafetensorsBytes.File(changed, SafetensorsBytes.SmallData));
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deeper_network_without_metadata_is_not_cut_short()
    {
        byte[] file = SafetensorsBytes.File(
            SafetensorsBytes.SmallHeader[..^1] + ""","layers.2.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[52,56]}}""",
            [.. SafetensorsBytes.SmallData, 0, 0, 0, 0]);
        Assert.Contains("\"layers.2.weight\" does not belong to this network", SafetensorsBytes.Refusal(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shallower_network_without_metadata_is_refused()
    {
        byte[] file = SafetensorsBytes.File(
            SafetensorsBytes.SmallHeader.Replace("layers.1", "head", StringComparison.Ordinal), SafetensorsBytes.SmallData);
        Assert.Contains("Tensor layers.1.weight is missing. Expected F32 [1, 3].", SafetensorsBytes.Refusal(file), StringComparison.Ordinal);
    }
}
