using Xunit;

namespace MlpGen.Runtime.Tests.Random;

public class WeightInitializerTests
{
    [Theory]
    [InlineData(Activation.Relu, 6, 10, 1.0)]
    [InlineData(Activation.Relu, 64, 32, 0.30618621784789724)]
    [InlineData(Activation.Sigmoid, 64, 32, 0.25)]
    [InlineData(Activation.Tanh, 2, 4, 1.0)]
    [InlineData(Activation.Identity, 1, 1, 1.7320508075688772)]
    [InlineData(Activation.Softmax, 32, 10, 0.3779644730092272)]
    [InlineData(Activation.LeakyRelu, 6, 10, 1.0)]
    [InlineData(Activation.Elu, 6, 10, 1.0)]
    [InlineData(Activation.Gelu, 6, 10, 1.0)]
    [InlineData(Activation.Swish, 6, 10, 1.0)]
    [InlineData(Activation.Softplus, 6, 10, 1.0)]
    [InlineData(Activation.HardSwish, 6, 10, 1.0)]
    [InlineData(Activation.Mish, 6, 10, 1.0)]
    [InlineData(Activation.Selu, 64, 32, 0.25)]
    [InlineData(Activation.Softsign, 64, 32, 0.25)]
    [InlineData(Activation.HardSigmoid, 64, 32, 0.25)]
    [InlineData(Activation.Sigmoid, int.MaxValue, int.MaxValue, 3.737624866e-05)]
    public void Bounds_are_those_of_He_and_Glorot(Activation activation, int fanIn, int fanOut, double bound) =>
        Assert.Equal(bound, WeightInitializer.UniformBound(activation, fanIn, fanOut), bound * 1e-7);
}
