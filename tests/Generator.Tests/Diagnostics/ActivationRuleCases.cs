namespace MlpGen.Generator.Tests.Diagnostics;

/// <summary>Rules about activations, losses and their combinations.</summary>
internal static class ActivationRuleCases
{
    public static readonly RuleCase[] All =
    [
        new("MLP015", "Hidden reports once for all layers", """
            using MlpGen;
            [Mlp(2, 8, 8, 1, {|MLP015:Hidden = Activation.Softmax|})] partial class Net;
            """,
            "Hidden layer 1 of 'Net' uses Softmax, which is only for the output layer. Use Identity, Sigmoid, Tanh, Relu, LeakyRelu, Elu, Selu, Gelu, Swish, Softplus, Softsign, HardSigmoid, HardSwish or Mish."),
        new("MLP015", "one layer", """
            using MlpGen;
            [Mlp(2, 8, 8, 1), MlpLayer(2, {|MLP015:Activation = Activation.Softmax|})] partial class Net;
            """,
            "Hidden layer 2 of 'Net' uses Softmax, which is only for the output layer. Use Identity, Sigmoid, Tanh, Relu, LeakyRelu, Elu, Selu, Gelu, Swish, Softplus, Softsign, HardSigmoid, HardSwish or Mish."),
        new("MLP015", "Hidden applies to no layer", """
            using MlpGen;
            [Mlp(2, 8, 1, Hidden = Activation.Softmax), MlpLayer(1, Activation = Activation.Tanh)] partial class Net;
            """),
        new("MLP015", "no hidden layer", """
            using MlpGen;
            [Mlp(2, 1, Hidden = Activation.Softmax)] partial class Net;
            """),

        new("MLP016", "default output", """
            using MlpGen;
            [Mlp(2, 8, 3, {|MLP016:Loss = Loss.CrossEntropy|})] partial class Net;
            """,
            "CrossEntropy needs Softmax at the output, but 'Net' uses Sigmoid there. Use Activation.Softmax for the output layer, or another loss."),
        new("MLP016", "MlpLayer replaces Softmax", """
            using MlpGen;
            [Mlp(2, 8, 3, Output = Activation.Softmax, {|MLP016:Loss = Loss.CrossEntropy|}), MlpLayer(2, Activation = Activation.Identity)] partial class Net;
            """,
            "CrossEntropy needs Softmax at the output, but 'Net' uses Identity there. Use Activation.Softmax for the output layer, or another loss."),
        new("MLP016", "one output, which Softmax would not improve", """
            using MlpGen;
            [Mlp(2, 8, 1, {|MLP016:Loss = Loss.CrossEntropy|})] partial class Net;
            """,
            "CrossEntropy needs Softmax at the output, but 'Net' uses Sigmoid there. Use Activation.Sigmoid with Loss.BinaryCrossEntropy, which learns the probability of one of two classes."),
        new("MLP016", "Softmax", """
            using MlpGen;
            [Mlp(2, 8, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] partial class Net;
            """),
        new("MLP016", "MlpLayer sets Softmax", """
            using MlpGen;
            [Mlp(2, 8, 3, Loss = Loss.CrossEntropy), MlpLayer(2, Activation = Activation.Softmax)] partial class Net;
            """),
        new("MLP016", "MlpLayer without an activation changes nothing", """
            using MlpGen;
            [Mlp(2, 8, 3, Output = Activation.Softmax, Loss = Loss.CrossEntropy), MlpLayer(2)] partial class Net;
            """),

        new("MLP017", "Identity", """
            using MlpGen;
            [Mlp(2, 8, 1, {|MLP017:Loss = Loss.BinaryCrossEntropy|}, Output = Activation.Identity)] partial class Net;
            """,
            "BinaryCrossEntropy needs Sigmoid at the output, but 'Net' uses Identity there. Use Activation.Sigmoid for the output layer, or another loss."),
        new("MLP017", "Softmax is an error, not a suggestion", """
            using MlpGen;
            [Mlp(2, 8, 3, Output = Activation.Softmax, {|MLP017:Loss = Loss.BinaryCrossEntropy|})] partial class Net;
            """),
        new("MLP017", "default output", """
            using MlpGen;
            [Mlp(2, 8, 1, Loss = Loss.BinaryCrossEntropy)] partial class Net;
            """),
        new("MLP017", "MlpLayer sets Sigmoid", """
            using MlpGen;
            [Mlp(2, 8, 1, Output = Activation.Tanh, Loss = Loss.BinaryCrossEntropy), MlpLayer(2, Activation = Activation.Sigmoid)] partial class Net;
            """),

        new("MLP036", "CrossEntropy", """
            using MlpGen;
            [Mlp(2, 8, 1, {|MLP036:Output = Activation.Softmax|}, Loss = Loss.CrossEntropy)] partial class Net;
            """,
            "Softmax over the single output of 'Net' is 1 for every input, so the network cannot learn. Use Activation.Sigmoid with Loss.BinaryCrossEntropy, which learns the probability of one of two classes."),
        new("MLP036", "the default loss", """
            using MlpGen;
            [Mlp(2, 1, {|MLP036:Output = Activation.Softmax|})] partial class Net;
            """,
            "Softmax over the single output of 'Net' is 1 for every input, so the network cannot learn. Use Activation.Sigmoid."),
        new("MLP036", "every other loss, without a suggestion of CrossEntropy", """
            using MlpGen;
            [Mlp(2, 1, {|MLP036:Output = Activation.Softmax|}, Loss = Loss.MeanSquaredError)] partial class A;
            [Mlp(2, 1, {|MLP036:Output = Activation.Softmax|}, Loss = Loss.MeanAbsoluteError)] partial class B;
            [Mlp(2, 1, {|MLP036:Output = Activation.Softmax|}, Loss = Loss.Huber)] partial class C;
            """),
        new("MLP036", "MlpLayer sets Softmax", """
            using MlpGen;
            [Mlp(2, 8, 1, Loss = Loss.CrossEntropy), MlpLayer(2, {|MLP036:Activation = Activation.Softmax|})] partial class Net;
            """),
        new("MLP036", "the one output is a constant", """
            using MlpGen;
            [Mlp(2, 8, Net.Classes, {|MLP036:Output = Activation.Softmax|}, Loss = Loss.CrossEntropy)] partial class Net { const int Classes = 1; }
            """),
        new("MLP036", "an enum with one member is also wrong", """
            using MlpGen;
            enum Only { One }
            [Mlp(2, 8, 1, {|MLP036:Output = Activation.Softmax|}, Loss = Loss.CrossEntropy), MlpClasses({|MLP029:typeof(Only)|})] partial class Net;
            """),
        new("MLP036", "BinaryCrossEntropy has its own rule", """
            using MlpGen;
            [Mlp(2, 8, 1, Output = Activation.Softmax, {|MLP017:Loss = Loss.BinaryCrossEntropy|})] partial class Net;
            """),
        new("MLP036", "two outputs", """
            using MlpGen;
            [Mlp(2, 8, 2, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] partial class Net;
            """),
        new("MLP036", "MlpLayer replaces Softmax", """
            using MlpGen;
            [Mlp(2, 8, 1, Output = Activation.Softmax), MlpLayer(2, Activation = Activation.Sigmoid)] partial class Net;
            """),
        new("MLP036", "one hidden unit and one input", """
            using MlpGen;
            [Mlp(1, 1, 2, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] partial class Net;
            """),

        new("MLP020", "activation", """
            using MlpGen;
            [Mlp(2, 8, 1, {|MLP020:Hidden = (Activation)99|}, {|MLP020:Output = (Activation)(-1)|})] partial class Net;
            """,
            "99 is not a member of Activation. Use Identity, Sigmoid, Tanh, Relu, LeakyRelu, Elu, Selu, Gelu, Swish, Softplus, Softsign, HardSigmoid, HardSwish, Mish or Softmax."),
        new("MLP020", "loss", """
            using MlpGen;
            [Mlp(2, 8, 1, {|MLP020:Loss = (Loss)99|})] partial class Net;
            """,
            "99 is not a member of Loss. Use Quadratic, MeanSquaredError, MeanAbsoluteError, Huber, CrossEntropy or BinaryCrossEntropy."),
        new("MLP020", "activation of a layer", """
            using MlpGen;
            [Mlp(2, 8, 1), MlpLayer(1, {|MLP020:Activation = (Activation)77|})] partial class Net;
            """),
        new("MLP020", "precision", """
            using MlpGen;
            [Mlp(2, 8, 1, {|MLP020:Precision = (Precision)2|})] partial class Net;
            """,
            "2 is not a member of Precision. Use Single or Double."),
        new("MLP020", "quantization", """
            using MlpGen;
            [Mlp(2, 8, 1, {|MLP020:Quantization = (Quantization)2|})] partial class Net;
            """,
            "2 is not a member of Quantization. Use None or Int8."),
        new("MLP020", "zero and casts of known numbers", """
            using MlpGen;
            [Mlp(2, 8, 1, Hidden = 0, Output = (Activation)2, Loss = default, Precision = (Precision)1, Quantization = (Quantization)1)] partial class Net;
            """),
    ];
}
