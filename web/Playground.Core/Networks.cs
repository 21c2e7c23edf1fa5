using MlpGen;

namespace Playground;

[Mlp(2, 8, 8, 1, Hidden = Activation.Tanh, Output = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Populations = false)]
internal sealed partial class Tanh88;
