using MlpGen;

namespace MlpGen.Platforms
{
    /// <summary>The classifier of the measurements. It has no dropout, because the plain code beside it has none.</summary>
    [Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
    internal sealed partial class Digits
    {
    }
}

// The networks of the hash: a tiny one, one of a game, a classifier with dropout, and one with every other activation.
namespace MlpGen.Platforms.Default
{
    [Mlp(2, 8, 1)]
    internal sealed partial class Tiny
    {
    }

    [Mlp(16, 32, 32, 4, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError)]
    internal sealed partial class Agent
    {
    }

    [Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
    [MlpLayer(1, Dropout = 0.25)]
    internal sealed partial class Classifier
    {
    }

    [Mlp(5, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 3, Output = Activation.Tanh, Loss = Loss.Huber)]
    [MlpLayer(1, Activation = Activation.LeakyRelu)]
    [MlpLayer(2, Activation = Activation.Elu)]
    [MlpLayer(3, Activation = Activation.Selu)]
    [MlpLayer(4, Activation = Activation.Gelu)]
    [MlpLayer(5, Activation = Activation.Swish)]
    [MlpLayer(6, Activation = Activation.Softplus)]
    [MlpLayer(7, Activation = Activation.Softsign)]
    [MlpLayer(8, Activation = Activation.HardSigmoid)]
    [MlpLayer(9, Activation = Activation.HardSwish)]
    [MlpLayer(10, Activation = Activation.Mish)]
    internal sealed partial class Mixed
    {
    }
}

namespace MlpGen.Platforms.Fused
{
    [Mlp(2, 8, 1, Rounding = Rounding.Fused)]
    internal sealed partial class Tiny
    {
    }

    [Mlp(16, 32, 32, 4, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError, Rounding = Rounding.Fused)]
    internal sealed partial class Agent
    {
    }

    [Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy, Rounding = Rounding.Fused)]
    [MlpLayer(1, Dropout = 0.25)]
    internal sealed partial class Classifier
    {
    }

    [Mlp(5, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 3, Output = Activation.Tanh, Loss = Loss.Huber, Rounding = Rounding.Fused)]
    [MlpLayer(1, Activation = Activation.LeakyRelu)]
    [MlpLayer(2, Activation = Activation.Elu)]
    [MlpLayer(3, Activation = Activation.Selu)]
    [MlpLayer(4, Activation = Activation.Gelu)]
    [MlpLayer(5, Activation = Activation.Swish)]
    [MlpLayer(6, Activation = Activation.Softplus)]
    [MlpLayer(7, Activation = Activation.Softsign)]
    [MlpLayer(8, Activation = Activation.HardSigmoid)]
    [MlpLayer(9, Activation = Activation.HardSwish)]
    [MlpLayer(10, Activation = Activation.Mish)]
    internal sealed partial class Mixed
    {
    }
}

namespace MlpGen.Platforms.Separate
{
    [Mlp(2, 8, 1, Rounding = Rounding.Separate)]
    internal sealed partial class Tiny
    {
    }

    [Mlp(16, 32, 32, 4, Hidden = Activation.Relu, Output = Activation.Identity, Loss = Loss.MeanSquaredError, Rounding = Rounding.Separate)]
    internal sealed partial class Agent
    {
    }

    [Mlp(64, 32, 10, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy, Rounding = Rounding.Separate)]
    [MlpLayer(1, Dropout = 0.25)]
    internal sealed partial class Classifier
    {
    }

    [Mlp(5, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 3, Output = Activation.Tanh, Loss = Loss.Huber, Rounding = Rounding.Separate)]
    [MlpLayer(1, Activation = Activation.LeakyRelu)]
    [MlpLayer(2, Activation = Activation.Elu)]
    [MlpLayer(3, Activation = Activation.Selu)]
    [MlpLayer(4, Activation = Activation.Gelu)]
    [MlpLayer(5, Activation = Activation.Swish)]
    [MlpLayer(6, Activation = Activation.Softplus)]
    [MlpLayer(7, Activation = Activation.Softsign)]
    [MlpLayer(8, Activation = Activation.HardSigmoid)]
    [MlpLayer(9, Activation = Activation.HardSwish)]
    [MlpLayer(10, Activation = Activation.Mish)]
    internal sealed partial class Mixed
    {
    }
}
