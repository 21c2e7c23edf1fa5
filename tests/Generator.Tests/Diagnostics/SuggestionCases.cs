namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Suggestions for networks that would learn better with another setting.</summary>
internal static class SuggestionCases
{
    public static readonly RuleCase[] All =
    [
        new("MLP023", "at the loss", """
            using MlpGen;
            [Mlp(2, 8, 3, Output = Activation.Softmax, {|MLP023:Loss = Loss.MeanSquaredError|})] partial class Net;
            """,
            "Softmax with MeanSquaredError trains slowly when outputs saturate. Consider Loss.CrossEntropy."),
        new("MLP023", "at the activation if the loss is not set", """
            using MlpGen;
            [Mlp(2, 8, 3, {|MLP023:Output = Activation.Softmax|})] partial class Net;
            """,
            "Softmax with Quadratic trains slowly when outputs saturate. Consider Loss.CrossEntropy."),
        new("MLP023", "CrossEntropy", """
            using MlpGen;
            [Mlp(2, 8, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] partial class Net;
            """),
        new("MLP023", "at the activation of a layer", """
            using MlpGen;
            [Mlp(2, 8, 3), MlpLayer(2, {|MLP023:Activation = Activation.Softmax|})] partial class Net;
            """),
        new("MLP023", "nothing is suggested for an invalid network", """
            using MlpGen;
            [Mlp(2, {|MLP012:0|}, 3, Output = Activation.Softmax)] partial class Net;
            """),
        new("MLP023", "another activation", """
            using MlpGen;
            [Mlp(2, 8, 3, Output = Activation.Tanh, Loss = Loss.MeanSquaredError)] partial class Net;
            """),

        new("MLP025", "Tanh in five layers", """
            using MlpGen;
            [Mlp(2, 8, 8, 8, 8, 8, 1, {|MLP025:Hidden = Activation.Tanh|})] partial class Net;
            """,
            "With Tanh in 5 hidden layers, the gradient vanishes before it reaches the first layer. Consider Activation.Relu."),
        new("MLP025", "Sigmoid by default", """
            [{|MLP025:MlpGen.Mlp(2, 8, 8, 8, 8, 8, 8, 1)|}] partial class Net;
            """,
            "With Sigmoid in 6 hidden layers, the gradient vanishes before it reaches the first layer. Consider Activation.Relu."),
        new("MLP025", "once for all settings, at Hidden", """
            using MlpGen;
            [MlpLayer(1, Activation = Activation.Tanh)]
            [Mlp(2, 8, 8, 8, 8, 8, 1, {|MLP025:Hidden = Activation.Sigmoid|})] partial class Net;
            """,
            "With Tanh or Sigmoid in 5 hidden layers, the gradient vanishes before it reaches the first layer. Consider Activation.Relu."),
        new("MLP025", "layers one by one, at the first", """
            using MlpGen;
            [Mlp(2, 8, 8, 8, 8, 8, 8, 1, Hidden = Activation.Relu)]
            [MlpLayer(6, Activation = Activation.Tanh), MlpLayer(5, Activation = Activation.Tanh), MlpLayer(4, Activation = Activation.Tanh)]
            [MlpLayer(1, Activation = Activation.Relu), MlpLayer(3, Activation = Activation.Tanh), MlpLayer(2, {|MLP025:Activation = Activation.Tanh|})]
            partial class Net;
            """),
        new("MLP025", "Softsign and HardSigmoid", """
            using MlpGen;
            [MlpLayer(2, Activation = Activation.HardSigmoid)]
            [Mlp(2, 8, 8, 8, 8, 8, 1, {|MLP025:Hidden = Activation.Softsign|})] partial class Net;
            """,
            "With Softsign or HardSigmoid in 5 hidden layers, the gradient vanishes before it reaches the first layer. Consider Activation.Relu."),
        new("MLP025", "activations that saturate on one side only", """
            using MlpGen;
            [MlpLayer(2, Activation = Activation.Elu), MlpLayer(3, Activation = Activation.Selu), MlpLayer(4, Activation = Activation.Mish)]
            [Mlp(2, 8, 8, 8, 8, 8, 1, Hidden = Activation.Softplus)] partial class Net;
            """),
        new("MLP025", "four layers and Sigmoid at the output", """
            [MlpGen.Mlp(2, 8, 8, 8, 8, 1)] partial class Net;
            """),
        new("MLP025", "one of five has another activation", """
            using MlpGen;
            [Mlp(2, 8, 8, 8, 8, 8, 1, Hidden = Activation.Tanh), MlpLayer(3, Activation = Activation.Relu)] partial class Net;
            """),
        new("MLP025", "Relu and Identity", """
            using MlpGen;
            [Mlp(2, 8, 8, 8, 8, 8, 1, Hidden = Activation.Relu)] partial class Net;
            [Mlp(2, 8, 8, 8, 8, 8, 1, Hidden = Activation.Identity)] partial class Net2;
            """),
        new("MLP025", "no hidden layer", """
            [MlpGen.Mlp(2, 1)] partial class Net;
            """),
    ];
}
