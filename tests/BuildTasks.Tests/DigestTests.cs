extern alias Tasks;

using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Tasks::MlpGen.BuildTasks;
using Xunit;

namespace MlpGen.BuildTasks.Tests;

/// <summary>The digest and the parameters of every kind of file that can be embedded.</summary>
public sealed class DigestTests : IDisposable
{
    private readonly TaskRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_file_of_this_library()
    {
        byte[] file = WeightsBytes.File(WeightsBytes.Metadata, WeightsBytes.Small());
        _run.Write("digits.safetensors", file);

        EmbedMlpWeights task = _run.Run("digits.safetensors");

        string hash = Convert.ToHexStringLower(SHA256.HashData(file));
        Assert.Equal(
            $"""
            mlpgen-weights 1
            path digits.safetensors
            sha256 {hash}
            resource MlpGen.Weights.{hash}
            layer 2 3 F32 layers.0
            layer 3 1 F32 layers.1
            activations Relu Sigmoid

            """.ReplaceLineEndings("\n"),
            TaskRun.Digest(task));
        Assert.Equal(WeightsBytes.Range(1, 13), TaskRun.Parameters(task));
        Assert.Equal($"MlpGen.Weights.{hash}", Path.GetFileNameWithoutExtension(task.Resources.Single()));
    }

    [Theory]
    [InlineData("0", "2")]
    [InlineData("fc1", "fc2")]
    [InlineData("net.0", "net.3")]
    [InlineData("layers.0", "layers.2")]
    public void The_names_of_PyTorch(string first, string second)
    {
        // The order of the tensors in a file does not matter.
        _run.Write("a.safetensors", WeightsBytes.File([.. WeightsBytes.Small(first, second).Reverse()]));

        EmbedMlpWeights task = _run.Run("a.safetensors");

        Assert.Contains($"\nlayer 2 3 F32 {first}\nlayer 3 1 F32 {second}\n", TaskRun.Digest(task), StringComparison.Ordinal);
        Assert.DoesNotContain("activations", TaskRun.Digest(task), StringComparison.Ordinal);
        Assert.Equal(WeightsBytes.Range(1, 13), TaskRun.Parameters(task));
    }

    [Fact]
    public void Names_that_the_item_lists()
    {
        _run.Write("a.safetensors", WeightsBytes.File([.. WeightsBytes.Small("body.0", "head"), ("norm.weight", "F32", "2", [1, 2])]));
        Item item = new("a.safetensors");
        item.SetMetadata("TensorNames", " body.0; head ");

        Assert.Equal(WeightsBytes.Range(1, 13), TaskRun.Parameters(_run.Run(item)));
    }

    [Theory]
    [InlineData("F16")]
    [InlineData("BF16")]
    [InlineData("F64")]
    public void Every_floating_point_type(string type)
    {
        _run.Write("a.safetensors", WeightsBytes.File(WeightsBytes.Small(type: type)));

        EmbedMlpWeights task = _run.Run("a.safetensors");

        Assert.Contains($"\nlayer 2 3 {type} layers.0\n", TaskRun.Digest(task), StringComparison.Ordinal);
        Assert.Equal(WeightsBytes.Range(1, 13), TaskRun.Parameters(task));
    }

    [Fact]
    public void Parameters_that_are_not_finite_are_counted_and_the_first_in_canonical_order_is_named()
    {
        var tensors = WeightsBytes.Small();
        tensors[0].Values[3] = float.NaN;
        tensors[2].Values[1] = float.NegativeInfinity;
        _run.Write("a.safetensors", WeightsBytes.File([.. tensors.Reverse()]));

        Assert.EndsWith("\nnot-finite 2 NaN at [1, 1] of layers.0.weight\n", TaskRun.Digest(_run.Run("a.safetensors")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inputs", "inputs")]
    [InlineData("targets", "targets")]
    [InlineData("inputs,targets", "inputs and targets")]
    public void A_transform_is_named(string parts, string expected)
    {
        _run.Write("a.safetensors", WeightsBytes.File(
            [.. WeightsBytes.Small(), .. parts.Split(',').Select(part => ($"transform.{part}.offset", "F64", "1", new float[1]))]));

        Assert.EndsWith($"\ntransform {expected}\n", TaskRun.Digest(_run.Run("a.safetensors")), StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_are_relative_to_the_project()
    {
        byte[] file = WeightsBytes.File(WeightsBytes.Small());
        _run.Write("a/my weights é.safetensors", file);
        _run.Write("../elsewhere/b.safetensors", file);
        _run.Write("c.safetensors", file);
        Item linked = new("../elsewhere/b.safetensors");
        linked.SetMetadata("Link", "models\\d.safetensors");

        EmbedMlpWeights task = _run.Run(
            new Item("a/my weights é.safetensors"), linked, new Item(Path.Combine(_run.Project, "c.safetensors")), new Item("./c.safetensors"));

        Assert.Equal(
            ["path a/my weights é.safetensors", "path ../elsewhere/b.safetensors\nlink models/d.safetensors", "path c.safetensors"],
            task.Digests.Select(digest => File.ReadAllText(digest)).Select(text => text["mlpgen-weights 1\n".Length..text.IndexOf("\nsha256", StringComparison.Ordinal)]));
        // Equal files share a resource.
        Assert.Single(task.Resources);
    }

    [Fact]
    public void Files_with_one_name_in_two_directories_are_two_files()
    {
        var tensors = WeightsBytes.Small();
        _run.Write("a/d.safetensors", WeightsBytes.File(tensors));
        tensors[0].Values[0] = 0;
        _run.Write("b/d.safetensors", WeightsBytes.File(tensors));

        EmbedMlpWeights task = _run.Run("a/d.safetensors", "b/d.safetensors");

        Assert.Equal(2, task.Digests.Distinct().Count());
        Assert.Equal(2, task.Resources.Distinct().Count());
    }
}
