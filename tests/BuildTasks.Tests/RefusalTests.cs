using System;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Xunit;

namespace MlpGen.BuildTasks.Tests;

/// <summary>Files that cannot be embedded. Each gets one error that names the file and says why.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly TaskRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void No_file()
    {
        BuildErrorEventArgs error = _run.Refusal(new Item("a.safetensors"));
        Assert.Equal(Path.Combine(_run.Project, "a.safetensors"), error.File);
        Assert.Equal("The file does not exist.", error.Message);
        Assert.EndsWith("/MLPGEN1002.md", error.HelpLink, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_leaves_a_digest_for_the_IDE_and_no_parameters()
    {
        _run.Write("a.safetensors", WeightsBytes.File(WeightsBytes.Small())[..40]);
        BuildErrorEventArgs error = _run.Refusal(new Item("a.safetensors"));
        string digest = Assert.Single(Directory.EnumerateFiles(_run.Output));
        Assert.Equal($"mlpgen-weights 1\npath a.safetensors\ndamaged {error.Message}\n", File.ReadAllText(digest));
    }

    [Fact]
    public void A_good_file_beside_a_damaged_one_is_written()
    {
        _run.Write("a.safetensors", []);
        _run.Write("b.safetensors", WeightsBytes.File(WeightsBytes.Small()));
        _run.Refusal(new Item("a.safetensors"), new Item("b.safetensors"));
        Assert.Single(Directory.EnumerateFiles(_run.Output, "*.bin"));
    }

    [Fact]
    public void Data_that_ends_early_is_refused_before_memory_is_allocated() => Assert.Equal(
        "The data ends after 0 of 400000000 bytes of the tensors. The file is damaged.",
        Message(WeightsBytes.Raw(
            """{"0.weight":{"dtype":"F32","shape":[50000,1999],"data_offsets":[0,399800000]},"0.bias":{"dtype":"F32","shape":[50000],"data_offsets":[399800000,400000000]}}""", [])));

    [Fact]
    public void A_header_that_is_longer_than_the_file() => Assert.Equal(
        "The data ends after 0 of 1000000 bytes of the header. The file is damaged.", Message([.. BitConverter.GetBytes(1_000_000L)]));

    [Fact]
    public void No_layers() => Assert.Equal(
        "No tensor has the name of a layer's weights, such as \"layers.0.weight\" or \"fc1.weight\". Name the layers with TensorNames.",
        Message(WeightsBytes.File(("head.weight", "F32", "1,1", [1]))));

    [Fact]
    public void Two_groups_of_layers() => Assert.Equal(
        "Tensors \"fc1.weight\" and \"out1.weight\" could both belong to the first layer. Name the layers with TensorNames.",
        Message(WeightsBytes.File(("fc1.weight", "F32", "1,1", [1]), ("out1.weight", "F32", "1,1", [1]))));

    [Fact]
    public void Layers_that_do_not_follow_each_other() => Assert.Equal(
        "Tensor \"fc2.weight\" has the shape [1, 2], but the layer before it has 3 outputs.",
        Message(WeightsBytes.File(("fc1.weight", "F32", "3,2", new float[6]), ("fc2.weight", "F32", "1,2", new float[2]))));

    [Fact]
    public void Weights_with_another_number_of_dimensions() => Assert.Equal(
        "Tensor \"fc1.weight\" has the shape [2, 1, 1]. The weights of a layer must have the shape [outputs, inputs], each from 1 to 65536.",
        Message(WeightsBytes.File(("fc1.weight", "F32", "2,1,1", new float[2]))));

    [Fact]
    public void No_biases() => Assert.StartsWith(
        "Tensor layers.0.bias is missing. Expected F32 [3].", Message(WeightsBytes.File([.. WeightsBytes.Small().Where(tensor => !tensor.Name.EndsWith("0.bias", StringComparison.Ordinal))])), StringComparison.Ordinal);

    [Fact]
    public void A_tensor_that_belongs_to_no_layer() => Assert.StartsWith(
        "Tensor \"norm.weight\" belongs to no layer of this network.", Message(WeightsBytes.File([.. WeightsBytes.Small("fc1", "fc2"), ("norm.weight", "F32", "1", [1])])), StringComparison.Ordinal);

    [Fact]
    public void Numbers_of_another_type() => Assert.Equal(
        "Expected tensor layers.0.weight to be F32, F16, BF16 or F64 [3, 2], but it is I32 [3, 2].", Message(WeightsBytes.File(WeightsBytes.Small(type: "I32"))));

    [Fact]
    public void Metadata_of_another_network() => Assert.Equal(
        "The metadata must have layer_sizes \"2,3,1\" for this network (was \"2,4,1\").",
        Message(WeightsBytes.File(WeightsBytes.Metadata.Replace("2,3,1", "2,4,1", StringComparison.Ordinal), WeightsBytes.Small())));

    [Fact]
    public void An_unknown_activation() => Assert.Equal(
        "The metadata has \"Sine\", which is not a member of Activation.",
        Message(WeightsBytes.File(WeightsBytes.Metadata.Replace("Relu", "Sine", StringComparison.Ordinal), WeightsBytes.Small())));

    [Fact]
    public void A_list_of_names_with_a_name_twice()
    {
        _run.Write("a.safetensors", WeightsBytes.File(WeightsBytes.Small()));
        Item item = new("a.safetensors");
        item.SetMetadata("TensorNames", "a;a");
        Assert.StartsWith("The names of layers must be unique", _run.Refusal(item).Message, StringComparison.Ordinal);
    }

    private string Message(byte[] file)
    {
        _run.Write("a.safetensors", file);
        return _run.Refusal(new Item("a.safetensors")).Message!;
    }
}
