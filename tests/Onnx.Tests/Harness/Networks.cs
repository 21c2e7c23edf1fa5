namespace MlpGen.Onnx.Tests.Harness;

/// <summary>Networks with each activation in the hidden layer and at the output, and those that the files of ML-Agents hold.</summary>
internal static class Networks
{
    /// <summary>Creates a network with an activation. Softmax is only at its output.</summary>
    public static INetwork Create(Activation activation, int seed) => activation switch
    {
        Activation.Identity => new IdentityNetwork(seed),
        Activation.Sigmoid => new SigmoidNetwork(seed),
        Activation.Tanh => new TanhNetwork(seed),
        Activation.Relu => new ReluNetwork(seed),
        Activation.LeakyRelu => new LeakyReluNetwork(seed),
        Activation.Elu => new EluNetwork(seed),
        Activation.Selu => new SeluNetwork(seed),
        Activation.Gelu => new GeluNetwork(seed),
        Activation.Swish => new SwishNetwork(seed),
        Activation.Softplus => new SoftplusNetwork(seed),
        Activation.Softsign => new SoftsignNetwork(seed),
        Activation.HardSigmoid => new HardSigmoidNetwork(seed),
        Activation.HardSwish => new HardSwishNetwork(seed),
        Activation.Mish => new MishNetwork(seed),
        _ => new SoftmaxNetwork(seed),
    };
}

[Mlp(5, 7, 3, Hidden = Activation.Identity, Output = Activation.Identity)]
internal sealed partial class IdentityNetwork;

[Mlp(5, 7, 3, Hidden = Activation.Sigmoid, Output = Activation.Sigmoid)]
[MlpInputs("first", "second", "third", "fourth", "fifth")]
[MlpOutputs("left", "ahead", "right")]
internal sealed partial class SigmoidNetwork;

[Mlp(5, 7, 3, Hidden = Activation.Tanh, Output = Activation.Tanh)]
internal sealed partial class TanhNetwork;

[Mlp(5, 7, 3, Hidden = Activation.Relu, Output = Activation.Relu)]
internal sealed partial class ReluNetwork;

[Mlp(5, 7, 3, Hidden = Activation.LeakyRelu, Output = Activation.LeakyRelu)]
internal sealed partial class LeakyReluNetwork;

[Mlp(5, 7, 3, Hidden = Activation.Elu, Output = Activation.Elu)]
internal sealed partial class EluNetwork;

[Mlp(5, 7, 3, Hidden = Activation.Selu, Output = Activation.Selu)]
internal sealed partial class SeluNetwork;

[Mlp(5, 7, 3, Hidden = Activation.Gelu, Output = Activation.Gelu)]
internal sealed partial class GeluNetwork;

[Mlp(5, 7, 3, Hidden = Activation.Swish, Output = Activation.Swish)]
internal sealed partial class SwishNetwork;

[Mlp(5, 7, 3, Hidden = Activation.Softplus, Output = Activation.Softplus)]
internal sealed partial class SoftplusNetwork;

[Mlp(5, 7, 3, Hidden = Activation.Softsign, Output = Activation.Softsign)]
internal sealed partial class SoftsignNetwork;

[Mlp(5, 7, 3, Hidden = Activation.HardSigmoid, Output = Activation.HardSigmoid)]
internal sealed partial class HardSigmoidNetwork;

[Mlp(5, 7, 3, Hidden = Activation.HardSwish, Output = Activation.HardSwish)]
internal sealed partial class HardSwishNetwork;

[Mlp(5, 7, 3, Hidden = Activation.Mish, Output = Activation.Mish)]
internal sealed partial class MishNetwork;

[Mlp(5, 7, 3, Hidden = Activation.Relu, Output = Activation.Softmax, Loss = Loss.CrossEntropy)]
[MlpClasses(typeof(Animal))]
internal sealed partial class SoftmaxNetwork;

internal enum Animal
{
    Zebra = 2,
    Ant = 0,
    Cat = 1,
}

/// <summary>The policy of 3DBall.</summary>
[Mlp(8, 128, 128, 2, Hidden = Activation.Swish, Output = Activation.Identity)]
internal sealed partial class BallPolicy;

/// <summary>The policy of Basic.</summary>
[Mlp(20, 20, 3, Hidden = Activation.Swish, Output = Activation.Identity)]
internal sealed partial class BasicPolicy;

/// <summary>The policy of SmallWallJump, whose four heads are one output layer.</summary>
[Mlp(444, 256, 256, 11, Hidden = Activation.Swish, Output = Activation.Identity)]
internal sealed partial class WallJumpPolicy;
