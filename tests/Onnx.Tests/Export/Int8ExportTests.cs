using System;
using System.IO;
using System.Linq;
using MlpGen.CompilerServices;
using MlpGen.Onnx.Tests.Harness;
using Onnx;
using Xunit;

namespace MlpGen.Onnx.Tests.Export;

/// <summary>Exported quantized networks compute the same in ONNX Runtime, up to its rounding.</summary>
public sealed class Int8ExportTests
{
    public static TheoryData<Activation, int> Cases
    {
        get
        {
            TheoryData<Activation, int> cases = [];
            foreach (Activation activation in Enum.GetValues<Activation>())
            {
                cases.Add(activation, 13);
                cases.Add(activation, 17);
                cases.Add(activation, 21);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_activation_computes_the_same(Activation activation, int opset)
    {
        INetwork network = Networks.Create(activation, seed: 3);
        AssertAgree(network, Reference.RandomRows(network.InputSize, seed: 4), Reference.RandomRows(network.InputSize, seed: 5), opset);
    }

    [Fact]
    public void Inputs_with_scales_of_their_own_compute_the_same()
    {
        INetwork network = new ReluNetwork(seed: 3);
        float[] rows = Reference.RandomRows(5, seed: 4), others = Reference.RandomRows(5, seed: 5);
        double[] offsets = [500, -30, 0, 7, 0.1], scales = [90, 4, 1, 0.3, 0.001];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = (float)((rows[i] * scales[i % 5]) + offsets[i % 5]);
            others[i] = (float)((others[i] * scales[i % 5]) + offsets[i % 5]);
        }

        AssertAgree(network.Fold(new Standardization(offsets, scales)), rows, others, opset: 17);
    }

    [Fact]
    public void A_policy_of_ML_Agents_computes_the_same()
    {
        BallPolicy policy = new(1);
        OnnxFile.Open(Path.Combine(AppContext.BaseDirectory, "Models", "3DBall.onnx"))
            .LoadInto(policy, "/_continuous_distribution/mu/Gemm_output_0");
        AssertAgree(policy, Reference.RandomRows(8, seed: 4, scale: 1), Reference.RandomRows(8, seed: 5, scale: 1), opset: 17);
    }

    [Fact]
    public void The_transform_and_the_logits_are_options()
    {
        INetwork network = new SoftmaxNetwork(3);
        float[] rows = Reference.RandomRows(5, seed: 4);
        Int8Network quantized = Int8Twin.Create(network, rows);
        ModelProto plain = Saved(quantized, new OnnxExportOptions { Logits = true });
        Assert.DoesNotContain(plain.Graph.Node, node => node.OpType == "Softmax");
        NetworkTransform transform = new() { Inputs = new Standardization([0, 0, 0, 0, 0], [2, 2, 2, 2, 2]) };
        float[] doubled = Array.ConvertAll(rows, x => 2 * x);
        Reference.AssertAgree(
            Reference.Run(Saved(quantized), ["output"], ("input", rows)),
            Reference.Run(Saved(quantized, new OnnxExportOptions { Transform = transform }), ["output"], ("input", doubled)));
    }

    [Fact]
    public void The_bytes_are_those_of_the_numbers()
    {
        INetwork network = new GeluNetwork(3);
        float[] rows = Reference.RandomRows(5, seed: 4);
        ModelProto first = Saved(Int8Twin.Create(network, rows)), second = Saved(Int8Twin.Create(network, rows));
        Assert.Equal(first, second);
        Assert.Equal(7 * 5, first.Graph.Initializer.Single(tensor => tensor.Name == "layers.0.weight_quantized").RawData.Length);
    }

    [Fact]
    public void An_old_opset_and_wrong_arguments_are_refused()
    {
        Int8Network network = Int8Twin.Create(new GeluNetwork(3), Reference.RandomRows(5, seed: 4));
        string message = Assert.Throws<ArgumentException>(() => Saved(network, new OnnxExportOptions { Opset = 12 })).Message;
        Assert.Contains("Opset must be at least 13 for a quantized network", message);
        Assert.Contains("(was 12)", message);
        Assert.Throws<ArgumentException>(() => OnnxFile.Save(network, new MemoryStream([], writable: false)));
        Assert.Throws<ArgumentException>(() => OnnxFile.Save(network, ""));
    }

    // ONNX Runtime divides by the scale and adds up floats, so a signal next to a boundary can become the next byte. That is rare and moves
    // an output by less than the bytes of a whole layer do.
    private static void AssertAgree(INetwork network, float[] calibration, float[] rows, int opset)
    {
        Int8Network quantized = Int8Twin.Create(network, calibration);
        float[] expected = new float[Reference.Rows * network.OutputSize];
        quantized.Forward(rows, expected);
        float[] actual = Reference.Run(Saved(quantized, new OnnxExportOptions { Opset = opset }), ["output"], ("input", rows));
        double step = Math.Max(quantized.CalibrationError!.LargestDifference, 1e-5);
        double[] differences = [.. expected.Zip(actual, (a, b) => Math.Abs((double)a - b))];
        Assert.True(differences.Max() <= step, $"{differences.Max()} is more than {step}.");
        double far = differences.Count(difference => difference > 1e-4 * step) / (double)differences.Length;
        Assert.InRange(far, 0, 0.05);
    }

    private static ModelProto Saved(Int8Network network, OnnxExportOptions? options = null)
    {
        MemoryStream stream = new();
        OnnxFile.Save(network, stream, options);
        return ModelProto.Parser.ParseFrom(stream.ToArray());
    }
}
