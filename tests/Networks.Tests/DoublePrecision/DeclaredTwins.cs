namespace MlpGen.Networks.Tests.DoublePrecision;

// Networks as a user declares them, compiled by the analyzer itself.

[Mlp(2, 8, 1, Precision = Precision.Double)]
public sealed partial class Paired;

[Mlp(5, 16, 5, Hidden = Activation.Gelu, Output = Activation.Softmax, Loss = Loss.CrossEntropy, Precision = Precision.Double)]
[MlpLayer(1, Dropout = 0.5)]
public sealed partial class PairedClassifier;

[Mlp(2, 1, Precision = Precision.Single)]
public sealed partial class Alone;
