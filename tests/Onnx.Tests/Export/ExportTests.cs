using System;
using System.IO;
using System.Linq;
using MlpGen.Onnx.Tests.Harness;
using Onnx;
using Xunit;

namespace MlpGen.Onnx.Tests.Export;

/// <summary>Exported networks compute the same in ONNX Runtime, and come back bit by bit.</summary>
public sealed class ExportTests
{
    // The extremes, and the opsets around each operator that is not in all of them.
    private static readonly int[] s_opsets = MlpGen.Tests.Depth.Choose([9, 10, 11, 13, 14, 17, 18, 19, 20, 21], Enumerable.Range(9, 13).ToArray());

    public static TheoryData<Activation, int> Cases
    {
        get
        {
            TheoryData<Activation, int> cases = [];
            foreach (Activation activation in Enum.GetValues<Activation>())
            {
                foreach (int opset in s_opsets)
                    cases.Add(activation, opset);
            }

            return cases;
        }
    }

    internal static ModelProto Saved(INetwork network, OnnxExportOptions? options = null)
    {
        MemoryStream stream = new();
        OnnxFile.Save(network, stream, options);
        return ModelProto.Parser.ParseFrom(stream.ToArray());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_activation_computes_the_same_in_every_opset(Activation activation, int opset)
    {
        INetwork network = Networks.Create(activation, seed: 3);
        ModelProto model = Saved(network, new OnnxExportOptions { Opset = opset });
        Assert.Equal(opset, Assert.Single(model.OpsetImport).Version);
        float[] rows = Reference.RandomRows(network.InputSize, seed: opset);
        Reference.AssertAgree(Reference.Outputs(network, rows), Reference.Run(model, ["output"], ("input", rows)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_export_comes_back_bit_by_bit(Activation activation, int opset)
    {
        INetwork network = Networks.Create(activation, seed: 5), loaded = Networks.Create(activation, seed: 6);
        MemoryStream stream = new();
        OnnxFile.Save(network, stream, new OnnxExportOptions { Opset = opset });
        stream.Position = 0;
        OnnxModel model = OnnxFile.Open(stream);
        OnnxCandidate candidate = Assert.Single(model.Candidates);
        Assert.Equal("output", candidate.Output);
        Assert.Equal([5, 7, 3], candidate.LayerSizes);
        Assert.Equal(network.Activations.ToArray(), candidate.Activations);
        Assert.Equal([new OnnxInput("input", 5)], candidate.Inputs);
        Assert.Null(model.LoadInto(loaded, "output"));
        Assert.Equal(Reference.Parameters(network), Reference.Parameters(loaded));
    }
}
