using MlpGen;

namespace MlpGen.FirstCall;

[Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class DigitNetwork;
