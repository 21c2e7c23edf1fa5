using MlpGen;

namespace MlpGen.Benchmarks.Workloads;

[Mlp(2, 8, 1)]
internal sealed partial class Tiny;

[Mlp(16, 32, 32, 4, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class Agent;

[Mlp(24, 64, 64, 6, Hidden = Activation.Tanh, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class Policy;

[Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class Digits;

[Mlp(784, 128, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class Mnist;

[Mlp(256, 512, 512, 256, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
internal sealed partial class Wide;

/// <summary>A network that is not a workload of the tables. Its inputs become silent.</summary>
[Mlp(256, 128, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
internal sealed partial class Sensors;
