using System;
using System.IO;
using System.Linq;
using Xunit;

namespace MlpGen.Runtime.Tests.Storage;

/// <summary>Files whose layers have the names of other programs.</summary>
public sealed class TensorNamesTests
{
    public static TheoryData<string, string> NumberedNames => new()
    {
        { "0", "2" },
        { "0", "1" },
        { "9", "10" },
        { "fc1", "fc2" },
        { "model.net.0", "model.net.3" },
        { "layer_1", "layer_4" },
        { "layers.0", "layers.2" },
        { "layers.1", "layers.2" },
        { "mit Übergröße\\n1", "mit Übergröße\\n2" },
    };

    [Theory]
    [MemberData(nameof(NumberedNames))]
    public void Layers_with_numbered_names_load_without_being_named(string first, string second)
    {
        FakeNetwork network = FakeNetwork.Other();
        NetworkFile.Load(network, new MemoryStream(Named(first, second)));
        Assert.Equal(FakeNetwork.Small().Parameters, network.Parameters);
    }

    [Fact]
    public void Layers_of_any_name_load_if_they_are_named_and_other_tensors_are_ignored()
    {
        byte[] file = Named("hidden", "head", ""","log_std":{"dtype":"F32","shape":[1],"data_offsets":[52,56]}""", 4);
        FakeNetwork network = FakeNetwork.Other();
        network.LoadFrom(new MemoryStream(file), TensorNames.Of("hidden", "head"));
        Assert.Equal(FakeNetwork.Small().Parameters, network.Parameters);
    }

    public static TheoryData<string, string, string> WrittenNames => new()
    {
        { nameof(TensorNames.Layers), "layers.0", "layers.1" },
        { nameof(TensorNames.Sequential), "0", "2" },
        { nameof(TensorNames.FullyConnected), "fc1", "fc2" },
    };

    [Theory]
    [MemberData(nameof(WrittenNames))]
    public void Names_are_written_and_read_again(string names, string first, string second)
    {
        TensorNames used = (TensorNames)typeof(TensorNames).GetProperty(names)!.GetValue(null)!;
        MemoryStream file = new();
        NetworkFile.Save(FakeNetwork.Small(), file, used);
        Assert.Equal([1f, 2, 3, 4, 5, 6], SafetensorsBytes.Tensor(file.ToArray(), first + ".weight").Values);
        Assert.Equal([13f], SafetensorsBytes.Tensor(file.ToArray(), second + ".bias").Values);

        foreach (bool isNamed in new[] { false, true })
        {
            FakeNetwork network = FakeNetwork.Other();
            file.Position = 0;
            if (isNamed)
                network.LoadFrom(file, used);
            else
                NetworkFile.Load(network, file);
            Assert.Equal(FakeNetwork.Small().Parameters, network.Parameters);
        }
    }

    [Fact]
    public void Files_on_the_disk_take_names_too()
    {
        string path = Path.Combine(Path.GetTempPath(), $"mlpgen-{Guid.NewGuid():N}.safetensors");
        try
        {
            NetworkFile.Save(FakeNetwork.Small(), path, TensorNames.Of("body", "head"));
            FakeNetwork network = FakeNetwork.Other();
            network.LoadFrom(path, TensorNames.Of("body", "head"));
            Assert.Equal(FakeNetwork.Small().Parameters, network.Parameters);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_file_that_could_mean_something_else_is_refused()
    {
        const string norm = ""","norm1.weight":{"dtype":"F32","shape":[3],"data_offsets":[52,64]}""";
        Assert.Equal(
            "Tensor \"norm1.weight\" belongs to no layer of this network. To ignore it, name the layers with TensorNames.",
            SafetensorsBytes.Refusal(Named("fc1", "fc2", norm, 12)));
        const string critic = ""","critic.0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[52,76]},"critic.2.weight":{"dtype":"F32","shape":[1,3],"data_offsets":[76,88]}""";
        Assert.Equal(
            "Tensors \"actor.0.weight\" and \"critic.0.weight\" could both belong to the first layer. Name the layers with TensorNames.",
            SafetensorsBytes.Refusal(Named("actor.0", "actor.2", critic, 36)));
        Assert.Equal(
            "Tensor layers.0.weight is missing. Expected F32 [3, 2]. The first tensor of the file is \"hidden.weight\". Name the layers with TensorNames.",
            SafetensorsBytes.Refusal(Named("hidden", "head")));
        Assert.Equal("Expected tensor 4.weight to be F32, F16, BF16 or F64 [1, 3], but it is F32 [3, 2].", SafetensorsBytes.Refusal(Named("4", "2")));
    }

    [Fact]
    public void A_deeper_network_loads_only_in_the_part_that_is_named()
    {
        const string deeper = ""","4.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[52,56]},"4.bias":{"dtype":"F32","shape":[1],"data_offsets":[56,60]}""";
        byte[] file = Named("0", "2", deeper, 8);
        Assert.Equal(
            "Tensor \"4.weight\" does not belong to this network, whose last tensor is 2.bias. To load a part of a network, name its layers with TensorNames.Of.",
            Assert.Throws<InvalidDataException>(() => FakeNetwork.Other().LoadFrom(new MemoryStream(file), TensorNames.Sequential)).Message);
        Assert.Contains("is missing", SafetensorsBytes.Refusal(file), StringComparison.Ordinal);

        FakeNetwork network = FakeNetwork.Other();
        network.LoadFrom(new MemoryStream(file), TensorNames.Of("0", "2"));
        Assert.Equal(FakeNetwork.Small().Parameters, network.Parameters);
    }

    [Fact]
    public void A_name_from_a_file_cannot_break_a_message()
    {
        string name = "a\\n" + new string('x', 100);
        string message = SafetensorsBytes.Refusal(Named(name + "2", name + "1"));
        Assert.DoesNotContain('\n', message);
        Assert.True(message.Length < 300, message);
        Assert.Contains("is missing", SafetensorsBytes.Refusal(Named(new string('x', 5000) + "1", new string('x', 5000) + "2")), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_print_as_in_the_file()
    {
        Assert.Equal("fc1, fc2, …", TensorNames.FullyConnected.ToString());
        Assert.Equal("net.0, net.3, …", TensorNames.Numbered("net.", step: 3).ToString());
        Assert.Equal("body, head", TensorNames.Of("body", "head").ToString());
    }

    [Fact]
    public void Names_must_fit_the_network()
    {
        FakeNetwork network = FakeNetwork.Small();
        Assert.StartsWith(
            "There must be 2 names, one for each layer after the inputs (was 3).",
            Assert.Throws<ArgumentException>(() => network.LoadFrom(new MemoryStream(), TensorNames.Of("a", "b", "c"))).Message,
            StringComparison.Ordinal);
        MemoryStream nothing = new();
        Assert.Throws<ArgumentException>(() => NetworkFile.Save(network, nothing, TensorNames.Of("a")));
        Assert.Equal(0, nothing.Length);
        Assert.StartsWith(
            "The names of layers must be unique (\"a\" occurs twice).", Assert.Throws<ArgumentException>(() => TensorNames.Of("a", "a")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TensorNames.Of());
        Assert.Throws<ArgumentException>(() => TensorNames.Of("a", ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => TensorNames.Numbered("a", first: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TensorNames.Numbered("a", step: 0));
    }

    /// <summary>The small network in a file with other names.</summary>
    private static byte[] Named(string first, string second, string otherEntries = "", int otherBytes = 0)
    {
        string header = SafetensorsBytes.SmallHeader
            .Replace("layers.1", "\0", StringComparison.Ordinal).Replace("layers.0", first, StringComparison.Ordinal).Replace("\0", second, StringComparison.Ordinal);
        return SafetensorsBytes.File(header[..^1] + otherEntries + "}", [.. SafetensorsBytes.SmallData, .. Enumerable.Repeat((byte)0, otherBytes)]);
    }
}
