namespace MlpGen.Tool.Tests.Harness;

[Mlp(3, 4, 2, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class Classifier;

[Mlp(3, 5, 4, 4, 2, Hidden = Activation.Tanh, Output = Activation.Identity, Loss = Loss.Huber)]
[MlpLayer(2, Activation = Activation.Relu)]
[MlpLayer(3, Activation = Activation.Gelu)]
internal sealed partial class Mixed;

[Mlp(8, 128, 128, 2, Hidden = Activation.Swish, Output = Activation.Identity)]
internal sealed partial class BallPolicy;
