using System.Linq;

namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Rules about the layer sizes.</summary>
internal static class SizeRuleCases
{
    public static readonly RuleCase[] All =
    [
        new("MLP010", "no argument list", """
            [{|MLP010:MlpGen.Mlp|}] partial class Net;
            """,
            "The layer sizes of 'Net' are missing. Specify at least the number of inputs and the number of outputs, for example [Mlp(2, 8, 1)]."),
        new("MLP010", "only properties", """
            using MlpGen;
            [{|MLP010:Mlp(Hidden = Activation.Relu)|}] partial class Net;
            """),
        new("MLP010", "an empty array", """
            [MlpGen.Mlp({|MLP010:new int[0]|})] partial class Net;
            """),
        new("MLP010", "null", """
            [MlpGen.Mlp({|MLP010:null|})] partial class Net;
            """,
            "The layer sizes of 'Net' are null. Specify at least the number of inputs and the number of outputs, for example [Mlp(2, 8, 1)]."),
        new("MLP010", "named null", """
            [MlpGen.Mlp(layerSizes: {|MLP010:null|})] partial class Net;
            """),
        new("MLP010", "an array", """
            [MlpGen.Mlp(new[] { 2, 8, 1 })] partial class Net;
            """),

        new("MLP011", "one size", """
            [MlpGen.Mlp({|MLP011:8|})] partial class Net;
            """,
            "'Net' has only one layer size (8). Specify at least the number of inputs and the number of outputs, for example [Mlp(2, 8, 1)]."),
        new("MLP011", "two sizes", """
            [MlpGen.Mlp(8, 1)] partial class Net;
            """),

        new("MLP012", "zero", """
            [MlpGen.Mlp(2, {|MLP012:0|}, 1)] partial class Net;
            """,
            "A layer size of 'Net' must be between 1 and 65,536 (was 0)"),
        new("MLP012", "each negative size", """
            [MlpGen.Mlp({|MLP012:-5|}, 8, {|MLP012:int.MinValue|})] partial class Net;
            """),
        new("MLP012", "a constant", """
            [MlpGen.Mlp(2, {|MLP012:Net.Width|})] partial class Net { const int Width = 3 - 3; }
            """),
        new("MLP012", "in a named array", """
            [MlpGen.Mlp(layerSizes: new int[] { 2, {|MLP012:0|} }, Loss = MlpGen.Loss.Quadratic)] partial class Net;
            """),
        new("MLP012", "in a collection expression", """
            [MlpGen.Mlp([2, {|MLP012:0|}, 1])] partial class Net;
            """),
        new("MLP012", "in an implicit array", """
            [MlpGen.Mlp(new[] { 2, {|MLP012:-8|}, 1 })] partial class Net;
            """),
        new("MLP012", "one", """
            [MlpGen.Mlp(1, 1, 1)] partial class Net;
            """),

        new("MLP013", "beyond the largest", """
            [MlpGen.Mlp(2, {|MLP013:65_537|}, 1)] partial class Net;
            """,
            "A layer size of 'Net' must be between 1 and 65,536 (was 65,537)"),
        new("MLP013", "the largest", """
            [MlpGen.Mlp(65_536, 8, 65_536)] partial class Net;
            """),

        new("MLP014", "two large layers", """
            [MlpGen.Mlp({|MLP014:65_536, 65_536|}, Loss = MlpGen.Loss.Quadratic)] partial class Net;
            """,
            "The parameters of 'Net' take 4,295,032,832 floats in memory, with outputs rounded up to a multiple of 4, but the limit is 268,435,456 (1 GiB). Use smaller layers."),
        new("MLP014", "one row too many", """
            [MlpGen.Mlp({|MLP014:16_384, 16_384|})] partial class Net;
            """),
        new("MLP014", "exactly the limit", """
            [MlpGen.Mlp(16_383, 16_384)] partial class Net;
            """),
        new("MLP014", "a sum over many layers", """
            [MlpGen.Mlp({|MLP014:4096, 65_533, 4|})] partial class Net;
            """),

        new("MLP024", "many wide layers", $$"""
            [MlpGen.Mlp({|MLP024:1, {{string.Join(", ", Enumerable.Repeat("65_536, 1", 32))}}|})] partial class Net;
            """,
            "The layers of 'Net' take 2,099,232 floats per row, including 32 of padding per layer, but the limit is 2,097,152. Use fewer or smaller layers."),
        new("MLP024", "just below the limit", $$"""
            [MlpGen.Mlp(1, {{string.Join(", ", Enumerable.Repeat("65_536, 1", 31))}}, Hidden = MlpGen.Activation.Relu)] partial class Net;
            """),

        new("MLP030", "one byte too many", """
            [MlpGen.Mlp(16, 64, 64, 4, {|MLP030:MaxStackBytes = 639|})] partial class Net;
            """,
            "The forward pass of 'Net' takes 640 bytes of stack for one row, but MaxStackBytes is 639. Set it to at least 640, or make the layers narrower."),
        new("MLP030", "just enough", """
            [MlpGen.Mlp(16, 64, 64, 4, MaxStackBytes = 640)] partial class Net;
            """),
        new("MLP030", "a wide network uses no stack", """
            [MlpGen.Mlp(16, 1024, 1024, 4, MaxStackBytes = 0)] partial class Net;
            """),
        new("MLP030", "a negative limit", """
            [MlpGen.Mlp(16, 1024, 1024, 4, {|MLP030:MaxStackBytes = -1|})] partial class Net;
            """,
            "The forward pass of 'Net' takes 0 bytes of stack for one row, but MaxStackBytes is -1. The limit cannot be negative, so set it to at least 0."),
        new("MLP030", "no hidden layer", """
            [MlpGen.Mlp(4, 3, {|MLP030:MaxStackBytes = 0|})] partial class Net;
            """,
            "The forward pass of 'Net' takes 128 bytes of stack for one row, but MaxStackBytes is 0. Set it to at least 128, or make the layers narrower."),
    ];
}
