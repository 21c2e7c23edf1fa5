namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Rules about <c>[MlpLayer]</c>.</summary>
internal static class LayerRuleCases
{
    public static readonly RuleCase[] All =
    [
        new("MLP018", "one beyond the output layer", """
            using MlpGen;
            [Mlp(2, 8, 1), MlpLayer({|MLP018:3|}, Activation = Activation.Relu)] partial class Net;
            """,
            "'Net' has no layer 3. Use a number between 1 and 2 (the output layer)."),
        new("MLP018", "zero and below", """
            using MlpGen;
            [Mlp(2, 8, 1), MlpLayer({|MLP018:0|}), MlpLayer({|MLP018:-1|})] partial class Net;
            """),
        new("MLP018", "named argument", """
            using MlpGen;
            [Mlp(2, 8, 1), MlpLayer(layer: {|MLP018:5|})] partial class Net;
            """),
        new("MLP018", "first and last", """
            using MlpGen;
            [Mlp(2, 8, 1), MlpLayer(1), MlpLayer(2)] partial class Net;
            """),
        new("MLP018", "layers are not checked without sizes", """
            using MlpGen;
            [{|MLP010:Mlp|}, MlpLayer(7), MlpLayer(-1)] partial class Net;
            """),

        new("MLP019", "the second of two", """
            using MlpGen;
            [Mlp(2, 8, 1)]
            [MlpLayer(1, Activation = Activation.Relu)]
            [MlpLayer({|MLP019:1|}, Activation = Activation.Tanh)]
            partial class Net;
            """,
            "Layer 1 of 'Net' already has an [MlpLayer]. Keep only one of them."),
        new("MLP019", "on two parts", """
            using MlpGen;
            [Mlp(2, 8, 1), MlpLayer(1, Activation = Activation.Relu)] partial class Net;
            [MlpLayer({|MLP019:1|})] partial class Net;
            """),
        new("MLP019", "two layers", """
            using MlpGen;
            [Mlp(2, 8, 1), MlpLayer(2), MlpLayer(1)] partial class Net;
            """),

        new("MLP034", "a percentage", """
            using MlpGen;
            [Mlp(2, 8, 1), MlpLayer(1, {|MLP034:Dropout = 20|})] partial class Net;
            """,
            "The dropout rate of layer 1 of 'Net' must be at least 0 and less than 1 (was 20). It is the probability of dropping a unit."),
        new("MLP034", "every unit", """
            using MlpGen;
            [Mlp(2, 8, 8, 1), MlpLayer(1, {|MLP034:Dropout = 1|}), MlpLayer(2, {|MLP034:Dropout = -0.1|})] partial class Net;
            """),
        new("MLP034", "nearly every unit, and NaN", """
            using MlpGen;
            [Mlp(2, 8, 8, 1), MlpLayer(1, {|MLP034:Dropout = 0.99999999999|}), MlpLayer(2, {|MLP034:Dropout = double.NaN|})] partial class Net;
            """),
        new("MLP034", "no unit and nearly all", """
            using MlpGen;
            [Mlp(2, 8, 8, 1), MlpLayer(1, Dropout = 0), MlpLayer(2, Activation = Activation.Relu, Dropout = 0.999)] partial class Net;
            """),

        new("MLP035", "the output layer", """
            using MlpGen;
            [Mlp(2, 8, 1), MlpLayer(2, {|MLP035:Dropout = 0.5|})] partial class Net;
            """,
            "Layer 2 of 'Net' is the output layer, whose units cannot be dropped. Set Dropout on a hidden layer instead."),
        new("MLP035", "the last hidden layer", """
            using MlpGen;
            [Mlp(2, 8, 8, 1), MlpLayer(2, Dropout = 0.5)] partial class Net;
            """),
    ];
}
