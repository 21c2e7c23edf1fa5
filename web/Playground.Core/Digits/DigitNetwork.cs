using MlpGen;

namespace Playground.Digits;

/// <summary>The network of the sample Digits: 8 × 8 pixels as inputs, and ten digits as classes.</summary>
[Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy, Populations = false)]
internal sealed partial class DigitNetwork;
