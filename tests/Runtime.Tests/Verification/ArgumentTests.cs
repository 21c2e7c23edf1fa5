using System;
using MlpGen.CompilerServices;
using Xunit;

namespace MlpGen.Runtime.Tests.Verification;

/// <summary>Arguments that cannot be checked. They are refused at once and by name.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData(0, 0, "inputs", "There are no rows")]
    [InlineData(5, 2, "inputs", "The length of inputs must be a multiple of 3, the floats of one row (was 5)")]
    [InlineData(6, 5, "targets", "targets must have 4 items for 2 rows of 2 (had 5)")]
    public void Lengths_must_fit(int inputs, int targets, string parameter, string message)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => SelfCheck.VerifyGradients(Network(), new float[inputs], new float[targets]));
        Assert.Equal(parameter, exception.ParamName);
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Numbers_must_be_finite(float wrong)
    {
        ArgumentException inputs = Assert.Throws<ArgumentException>(() => SelfCheck.VerifyGradients(Network(), new float[] { 0, 1, 2, 3, wrong, 5 }, new float[4]));
        Assert.Equal("inputs", inputs.ParamName);
        Assert.StartsWith("Row 1, column 1 (both from 0) must be finite (was ", inputs.Message, StringComparison.Ordinal);

        ArgumentException targets = Assert.Throws<ArgumentException>(() => SelfCheck.VerifyGradients(Network(), new float[6], new float[] { 0, 0, wrong, 0 }));
        Assert.Equal("targets", targets.ParamName);
        Assert.StartsWith("Row 1, column 0 (both from 0) must be finite (was ", targets.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_must_be_classes_one_a_row()
    {
        Assert.Equal("labels", Assert.Throws<ArgumentException>(() => SelfCheck.VerifyGradients(Network(), new float[6], new int[3])).ParamName);
        Assert.Equal("labels", Assert.Throws<ArgumentOutOfRangeException>(() => SelfCheck.VerifyGradients(Network(), new float[6], new[] { 0, 2 })).ParamName);
    }

    [Fact]
    public void Parameters_must_be_finite()
    {
        ModelNetwork network = Network();
        float[] parameters = new float[network.ParameterCount];
        parameters[9] = float.NaN;
        network.SetParameters(parameters);

        InvalidOperationException exception =
            Assert.Throws<InvalidOperationException>(() => SelfCheck.VerifyGradients(network, new float[3], new float[2]));
        Assert.Equal("Parameters must be finite to be checked (the parameter of layer 2, weight [0][1] was NaN).", exception.Message);
    }

    private static ModelNetwork Network() => ModelNetwork.Create([3, 2, 2], Activation.Tanh, Activation.Softmax, Loss.CrossEntropy);
}
