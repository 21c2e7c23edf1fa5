using MlpGen;

namespace Digits;

/// <summary>A network with 8 × 8 pixels as inputs, 32 hidden units, and ten digits as classes. The compiler writes the rest.</summary>
[Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class DigitNetwork;
