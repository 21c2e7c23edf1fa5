using MlpGen;

namespace Digits;

/// <summary>8 × 8 pixels, 32 hidden units, ten digits. All that is written by hand of it; the compiler writes the rest.</summary>
[Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class DigitNetwork;
