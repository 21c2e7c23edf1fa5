// The networks of the page Learn. The generator writes them when the page is built, and the page shows these declarations.
using MlpGen;

namespace Playground.Learning;

[Mlp(2, 1, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class Logistic;

[Mlp(2, 4, 1, Hidden = Activation.Tanh, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class Tanh4;

[Mlp(2, 8, 1, Populations = false)]
internal sealed partial class Sigmoid8;

[Mlp(2, 8, 1, Hidden = Activation.Softplus, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class Softplus8;

[Mlp(2, 4, 4, 1, Hidden = Activation.Tanh, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class Tanh44;

[Mlp(2, 8, 8, 1, Hidden = Activation.Tanh, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class Tanh88;

[Mlp(2, 8, 8, 1, Hidden = Activation.Relu, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class Relu88;

[Mlp(2, 8, 8, 1, Hidden = Activation.Elu, Output = Activation.Sigmoid, Loss = Loss.MeanSquaredError, Populations = false)]
internal sealed partial class Elu88;

[Mlp(2, 12, 8, 1, Hidden = Activation.Gelu, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class Gelu128;

[Mlp(2, 6, 6, 6, 1, Hidden = Activation.Swish, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class Swish666;

[Mlp(2, 6, 6, 6, 6, 1, Hidden = Activation.LeakyRelu, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class LeakyRelu6666;

[Mlp(2, 16, 16, 1, Hidden = Activation.Relu, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class Relu1616;

[Mlp(2, 16, 16, 1, Hidden = Activation.Relu, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
[MlpLayer(1, Dropout = 0.1)]
[MlpLayer(2, Dropout = 0.1)]
internal sealed partial class Relu1616Dropout10;

[Mlp(2, 16, 16, 1, Hidden = Activation.Relu, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
[MlpLayer(1, Dropout = 0.3)]
[MlpLayer(2, Dropout = 0.3)]
internal sealed partial class Relu1616Dropout30;

[Mlp(2, 24, 1, Hidden = Activation.Mish, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class Mish24;
