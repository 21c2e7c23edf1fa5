namespace MlpGen.Networks.Tests.Shaping;

// Networks for tests of options such as dropout and clipping. They have layers that drop units after every kind of activation pass.

[Mlp(6, 20, 9, 33, 3, Hidden = Activation.Tanh, Output = Activation.Identity)]
[MlpLayer(1, Dropout = 0.3)]
[MlpLayer(2, Activation = Activation.Relu, Dropout = 0.5)]
[MlpLayer(3, Activation = Activation.Identity, Dropout = 0.1)]
internal sealed partial class DroppingNetwork;

/// <summary>The topology of <see cref="DroppingNetwork"/> without dropout.</summary>
[Mlp(6, 20, 9, 33, 3, Hidden = Activation.Tanh, Output = Activation.Identity)]
[MlpLayer(2, Activation = Activation.Relu)]
[MlpLayer(3, Activation = Activation.Identity)]
internal sealed partial class KeepingNetwork;

/// <summary>A network with dropout that is small enough to be unrolled.</summary>
[Mlp(3, 5, 4, 2)]
[MlpLayer(1, Dropout = 0.25)]
[MlpLayer(2, Activation = Activation.Relu, Dropout = 0.5)]
internal sealed partial class SmallDroppingNetwork;

[Mlp(4, 24, 3, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
[MlpLayer(1, Dropout = 0.5)]
internal sealed partial class DroppingClassifier;

[Mlp(4, 7, 3, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class CrossEntropyNetwork;

[Mlp(4, 7, 3, Output = Activation.Softmax)]
internal sealed partial class SoftmaxNetwork;

[Mlp(4, 7, 3, Loss = Loss.BinaryCrossEntropy)]
internal sealed partial class BinaryNetwork;

[Mlp(4, 7, 3, Hidden = Activation.Tanh, Output = Activation.Relu, Loss = Loss.MeanSquaredError)]
internal sealed partial class ReluNetwork;

[Mlp(1, 3)]
internal sealed partial class OneInputNetwork;

/// <summary>A critic that rates the outputs of <see cref="ReluNetwork"/>.</summary>
[Mlp(3, 5, 1, Hidden = Activation.Tanh, Output = Activation.Identity)]
internal sealed partial class CriticNetwork;
