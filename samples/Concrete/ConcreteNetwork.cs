using MlpGen;

namespace Concrete;

/// <summary>From what a cubic metre is made of, and its age, to its strength.</summary>
[Mlp(8, 32, 1, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class ConcreteNetwork;
