namespace MlpGen.Networks.Tests.Contract;

// Networks as a user declares them, compiled with the generator as an analyzer.

/// <summary>The example network of docs/mathematics.md.</summary>
[Mlp(2, 8, 1)]
public sealed partial class SeedNetwork;

[Mlp(3, 5, 3, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class SmallClassifier;

[Mlp(4, 4, Output = Activation.Identity)]
internal sealed partial class SquareNetwork;

[Mlp(200, 300, 20, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class LargeClassifier;
