using MlpGen;

namespace MlpGen.Benchmarks.Learning;

[Mlp(4, 16, 3, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class IrisNetwork;

[Mlp(13, 16, 3, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class WineNetwork;

[Mlp(30, 16, 2, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class TumourNetwork;

[Mlp(8, 32, 1, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class ConcreteNetwork;

[Mlp(8, 32, 32, 1, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class DeeperConcreteNetwork;

[Mlp(8, 32, 1, Hidden = Activation.Tanh, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class TanhConcreteNetwork;

[Mlp(3, 32, 1, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class MassNetwork;

[Mlp(64, 32, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class Digits2;

[Mlp(64, 32, 32, 32, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class Digits4;

[Mlp(64, 32, 32, 32, 32, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class Digits5;

[Mlp(64, 32, 32, 32, 32, 32, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class Digits6;

[Mlp(64, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class Digits10;

[Mlp(64, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 10,
    Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class Digits20;

[Mlp(64, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 10,
    Hidden = Activation.Gelu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class GeluDigits20;

[Mlp(64, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 10,
    Hidden = Activation.Tanh, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class TanhDigits20;
