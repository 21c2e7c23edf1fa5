using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Google.Protobuf;
using MlpGen.Onnx.Tests.Harness;
using Onnx;
using Xunit;

namespace MlpGen.Onnx.Tests.Export;

/// <summary>What else an exported file holds.</summary>
public sealed class OptionTests
{
    private static readonly double[] s_means = [1, -2, 0.5, 100, 0];
    private static readonly double[] s_scales = [2, 0.25, 1, 30, 7];

    private static ColumnTransform Inputs => new Standardization(s_means, s_scales);

    private static string[] Operators(ModelProto model) => [.. model.Graph.Node.Select(node => node.OpType)];

    [Theory]
    [InlineData(9)]
    [InlineData(17)]
    public void Transforms_become_nodes(int opset)
    {
        IdentityNetwork network = new(seed: 2);
        NetworkTransform transform = new() { Inputs = Inputs.WithLimits(-1, 1.5), Targets = new MinMaxScaling([1, 2, 3], [4, 5, 6]) };
        OnnxExportOptions options = new() { Opset = opset, Transform = transform };
        ModelProto model = ExportTests.Saved(network, options);
        Assert.Equal(["Sub", "Div", "Clip", "Gemm", "Gemm", "Mul", "Add"], Operators(model));
        float[] rows = Reference.RandomRows(5, seed: 1), outputs = new float[Reference.Rows * 3];
        network.Forward(transform, rows, outputs);
        Reference.AssertAgree(outputs, Reference.Run(model, ["output"], ("input", rows)));

        // The transform of the inputs comes back. That of the targets is folded into the last layer.
        Imported imported = Imported.From(model, OnnxFile.Open(new MemoryStream(model.ToByteArray())), "output");
        Assert.Equal(s_means, imported.Transform!.Offsets.ToArray());
        Assert.Equal(s_scales, imported.Transform.Scales.ToArray());
        Assert.Equal(1.5, imported.Transform.UpperLimits[4]);
    }

    [Fact]
    public void Limits_of_single_columns()
    {
        IdentityNetwork network = new(seed: 2);
        ColumnTransform inputs = Inputs.WithLimits([-1, double.NegativeInfinity, 0, -2, -3], [1, 2, double.PositiveInfinity, 2, 3]);
        ModelProto model = ExportTests.Saved(network, new OnnxExportOptions { Transform = new NetworkTransform { Inputs = inputs } });
        Assert.Equal(["Sub", "Div", "Max", "Min", "Gemm", "Gemm"], Operators(model));
        float[] rows = Reference.RandomRows(5, seed: 1);
        Reference.AssertAgree(Reference.Outputs(network, rows, inputs), Reference.Run(model, ["output"], ("input", rows)));
        Imported imported = Imported.From(model, OnnxFile.Open(new MemoryStream(model.ToByteArray())), "output");
        Assert.Equal(inputs.LowerLimits.ToArray(), imported.Transform!.LowerLimits.ToArray());
        Assert.Equal(inputs.UpperLimits.ToArray(), imported.Transform.UpperLimits.ToArray());
    }

    [Fact]
    public void Logits_stop_in_front_of_Softmax_and_Sigmoid()
    {
        OnnxExportOptions logits = new() { Logits = true };
        Assert.Equal(["Gemm", "Relu", "Gemm", "Softmax"], Operators(ExportTests.Saved(new SoftmaxNetwork(1))));
        Assert.Equal(["Gemm", "Relu", "Gemm"], Operators(ExportTests.Saved(new SoftmaxNetwork(1), logits)));
        Assert.Equal(["Gemm", "Sigmoid", "Gemm"], Operators(ExportTests.Saved(new SigmoidNetwork(1), logits)));
        Assert.Equal(["Gemm", "Tanh", "Gemm", "Tanh"], Operators(ExportTests.Saved(new TanhNetwork(1), logits)));
        ArgumentException error = Assert.Throws<ArgumentException>(() => ExportTests.Saved(
            new SigmoidNetwork(1), new OnnxExportOptions { Logits = true, Transform = new NetworkTransform { Targets = new MinMaxScaling([1, 2, 3], [4, 5, 6]) } }));
        Assert.StartsWith("Logits must be false if there is a transform of targets, because the targets are not logits of Sigmoid.", error.Message);
    }

    [Fact]
    public void Names_are_in_the_metadata()
    {
        static string Names(INetwork network) => string.Join("; ", ExportTests.Saved(network).MetadataProps.Select(entry => $"{entry.Key}: {entry.Value}"));
        Assert.Equal("mlpgen.inputs: first,second,third,fourth,fifth; mlpgen.outputs: left,ahead,right", Names(new SigmoidNetwork(1)));
        Assert.Equal("mlpgen.classes: Ant,Cat,Zebra", Names(new SoftmaxNetwork(1)));
        Assert.Equal("", Names(new TanhNetwork(1)));
    }

    [Fact]
    public void The_batch_has_any_size()
    {
        ModelProto model = ExportTests.Saved(new TanhNetwork(1));
        Assert.Equal("batch", model.Graph.Input[0].Type.TensorType.Shape.Dim[0].DimParam);
        Assert.Equal(3, model.Graph.Output[0].Type.TensorType.Shape.Dim[1].DimValue);
        Assert.Equal("TanhNetwork", model.Graph.Name);
        Assert.Equal(3, Reference.Run(model, ["output"], ("input", new float[5])).Length);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(22)]
    public void Opsets_out_of_range(int opset) => Assert.Equal(
        $"Opset must be between 9 and 21 (was {opset}). (Parameter 'Opset')",
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnnxExportOptions { Opset = opset }).Message);

    [Fact]
    public void Transforms_that_do_not_fit()
    {
        static string Refusal(NetworkTransform transform) => Assert.Throws<ArgumentException>(
            () => ExportTests.Saved(new TanhNetwork(1), new OnnxExportOptions { Transform = transform })).Message;
        Assert.StartsWith("The transform of the inputs must have a ColumnCount of 5 (was 1).", Refusal(new() { Inputs = new Standardization([1], [1]) }));
        Assert.StartsWith("The transform of the targets must have a ColumnCount of 3 (was 1).", Refusal(new() { Targets = new Standardization([1], [1]) }));
        Assert.StartsWith(
            "The scale of column 1 must fit into a float, which is what ONNX files store (was 1E-60).",
            Refusal(new() { Inputs = new Standardization(s_means, [1, 1e-60, 1, 1, 1]) }));
    }

    [Fact]
    public void Parameters_that_are_not_finite_leave_the_old_file()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "old");
        TanhNetwork network = new(1);
        float[] parameters = Reference.Parameters(network);
        parameters[7] = float.NaN;
        network.SetParameters(parameters);
        Assert.StartsWith("All parameters must be finite (one was NaN).", Assert.Throws<InvalidOperationException>(() => OnnxFile.Save(network, path)).Message);
        Assert.Equal("old", File.ReadAllText(path));
        File.Delete(path);
    }

    [Fact]
    public void Files_are_the_same_bytes_each_time()
    {
        string path = Path.GetTempFileName();
        OnnxFile.Save(new MishNetwork(4), path);
        byte[] first = File.ReadAllBytes(path);
        MemoryStream stream = new();
        OnnxFile.Save(new MishNetwork(4), stream);
        Assert.Equal(first, stream.ToArray());
        MishNetwork loaded = new(5);
        OnnxFile.Open(path).LoadInto(loaded, "output");
        Assert.Equal(Reference.Parameters(new MishNetwork(4)), Reference.Parameters(loaded));
        File.Delete(path);
    }

    /// <summary>If this changes, files that were saved before are no longer reproduced.</summary>
    [Fact]
    public void Files_are_the_same_bytes_on_every_machine()
    {
        AnyNetwork network = new([2, 3, 1], [Activation.Gelu, Activation.Sigmoid]);
        network.SetParameters([1, -0.5f, 0.25f, 3, -2.5f, 1, 96, -0.0625f, 0, 1.5f, 7, -128, 1e-3f]);
        MemoryStream stream = new();
        NetworkTransform transform = new() { Inputs = new Standardization([1, -2], [3, 4]).WithLimits(-5, 5) };
        OnnxFile.Save(network, stream, new OnnxExportOptions { Transform = transform });
        string hash = Convert.ToHexString(SHA256.HashData(stream.ToArray()));
        Assert.True(hash == "8A94A37F2E76447A586F1E0FCBFB95639C347E5FD2DD2EB37C12B9979F102FE7", $"The hash is {hash}.");
    }

    /// <summary>Times in seconds since 1970 differ only in digits that a float does not have.</summary>
    [Fact]
    public void Offsets_have_more_digits_than_a_float()
    {
        double[] offsets = [1700000001.5, 0.1, 1, -123456789.25, 0];
        Standardization inputs = new(offsets, s_scales);
        ModelProto model = ExportTests.Saved(
            new IdentityNetwork(seed: 2), new OnnxExportOptions { Transform = new NetworkTransform { Inputs = inputs } });
        Assert.Equal(["Sub", "Sub", "Div", "Gemm", "Gemm"], Operators(model));
        IdentityNetwork loaded = new(seed: 3);
        ColumnTransform transform = OnnxFile.Open(new MemoryStream(model.ToByteArray())).LoadInto(loaded, "output")!;
        for (int i = 0; i < offsets.Length; i++)
            Assert.Equal(offsets[i], transform.Offsets[i], 1e-14 * Math.Abs(offsets[i]));
        Assert.Equal(s_scales, transform.Scales.ToArray());

        // 128 is the distance of floats of this size. The offset is 29.5 behind one.
        float[] rows = [1700000000, 0.1f, 1, -123456792, 0, 1700000128, 0.2f, 2, -123456784, 1];
        float[] expected = new float[6];
        loaded.Forward(new NetworkTransform { Inputs = transform }, rows, expected);
        float[] actual = Reference.Run(model, ["output"], ("input", rows));
        Assert.All(expected, (value, i) => Assert.Equal(value, actual[i], 1e-5f * Math.Max(1, Math.Abs(value))));
    }

    [Fact]
    public void Streams_must_fit()
    {
        Assert.Throws<ArgumentException>(() => OnnxFile.Save(new TanhNetwork(1), new MemoryStream([], writable: false)));
        using FileStream unreadable = new(Path.GetTempFileName(), FileMode.Open, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        Assert.Throws<ArgumentException>(() => OnnxFile.Open(unreadable));
    }
}
