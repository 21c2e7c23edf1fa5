using MlpGen;

namespace Concrete;

/// <summary>Predicts the strength of concrete from the ingredients of a cubic meter and its age.</summary>
[Mlp(8, 32, 1, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class ConcreteNetwork;
