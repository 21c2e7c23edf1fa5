using System;
using System.IO;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

public sealed class SavedFormatTests
{
    [Fact]
    public void The_header_is_this_text()
    {
        const string expected =
            """{"__metadata__":{"format":"mlpgen","version":"1","layer_sizes":"2,3,1","activations":"Tanh,Sigmoid","loss":"Quadratic"}""" +
            ""","layers.0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]}""" +
            ""","layers.0.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}""" +
            ""","layers.1.weight":{"dtype":"F32","shape":[1,3],"data_offsets":[36,48]}""" +
            ""","layers.1.bias":{"dtype":"F32","shape":[1],"data_offsets":[48,52]}}""";

        string header = SafetensorsBytes.Header(FakeNetwork.Small().Saved());

        Assert.Equal(expected, header.TrimEnd(' '));
    }

    [Fact]
    public void Another_reader_finds_names_shapes_and_numbers()
    {
        byte[] file = FakeNetwork.Small().Saved();

        AssertTensor("layers.0.weight", "[3,2]", [1, 2, 3, 4, 5, 6]);
        AssertTensor("layers.0.bias", "[3]", [7, 8, 9]);
        AssertTensor("layers.1.weight", "[1,3]", [10, 11, 12]);
        AssertTensor("layers.1.bias", "[1]", [13]);

        void AssertTensor(string name, string shape, float[] values)
        {
            (string foundShape, float[] foundValues) = SafetensorsBytes.Tensor(file, name);
            Assert.Equal(shape, foundShape);
            Assert.Equal(values, foundValues);
        }
    }

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Identity)] // names of different lengths need different padding
    [InlineData(Activation.Softmax)]
    public void The_data_lies_on_eight_bytes_and_ends_the_file(Activation activation)
    {
        byte[] file = new FakeNetwork([2, 3], [activation]).Saved();

        int data = 8 + SafetensorsBytes.HeaderLength(file);

        Assert.Equal(0, data % 8);
        Assert.Equal(data + (9 * sizeof(float)), file.Length);
        Assert.EndsWith("}", SafetensorsBytes.Header(file).TrimEnd(' '), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_network_gives_the_same_bytes() =>
        Assert.Equal(FakeNetwork.Small().Saved(), FakeNetwork.Small().Saved());

    [Fact]
    public void Missing_and_useless_arguments_are_named()
    {
        FakeNetwork network = FakeNetwork.Small();
        Assert.Throws<ArgumentNullException>("network", () => NetworkFile.Save(null!, new MemoryStream()));
        Assert.Throws<ArgumentNullException>("network", () => NetworkFile.Save(null!, "x"));
        Assert.Throws<ArgumentNullException>("network", () => NetworkFile.Load(null!, new MemoryStream()));
        Assert.Throws<ArgumentNullException>("network", () => NetworkFile.Load(null!, "x"));
        Assert.Throws<ArgumentNullException>("stream", () => NetworkFile.Save(network, (Stream)null!));
        Assert.Throws<ArgumentNullException>("stream", () => NetworkFile.Load(network, (Stream)null!));
        Assert.Throws<ArgumentNullException>("path", () => NetworkFile.Save(network, (string)null!));
        Assert.Throws<ArgumentException>("path", () => NetworkFile.Load(network, ""));
        Assert.Throws<ArgumentException>("stream", () => NetworkFile.Save(network, new MemoryStream([], writable: false)));

        MemoryStream closed = new();
        closed.Dispose();
        Assert.Throws<ArgumentException>("stream", () => NetworkFile.Load(network, closed));
    }
}
